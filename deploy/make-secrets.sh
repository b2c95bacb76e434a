#!/bin/sh
# Makes the secrets of docker-compose.yml, once: random, readable by this user alone. What is there stays.
set -eu
cd "$(dirname "$0")/.."
umask 077
mkdir -p secrets
for name in influxdb-password influxdb-token postgres-password; do
  [ -s "secrets/$name" ] || od -An -N32 -tx1 /dev/urandom | tr -d ' \n' >"secrets/$name"
done
# Containers read the files as their own users.
chmod 644 secrets/*
chmod 700 secrets
