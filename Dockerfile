# The server, all roles in one image: docker-compose.yml says which role a container plays.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The page scripts are bundled with Node.js 20, whatever the base image's distribution has.
COPY --from=node:20-bookworm-slim /usr/local/bin/node /usr/local/bin/node
COPY --from=node:20-bookworm-slim /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
COPY . .
RUN dotnet publish src/Host/AgeingMonitor.Host.csproj -c Release -o /app --nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# The image's own unprivileged user; /data is the only place it writes to.
RUN mkdir /data && chown "$APP_UID" /data
USER $APP_UID
WORKDIR /app
COPY --from=build /app .
ENV AGEING_DATA_DIR=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=6s --start-period=30s CMD ["dotnet", "ageing.dll", "health"]
ENTRYPOINT ["dotnet", "ageing.dll"]
CMD ["--help"]
