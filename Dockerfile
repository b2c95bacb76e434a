# The server, all roles in one image: docker-compose.yml says which role a container plays.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
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
