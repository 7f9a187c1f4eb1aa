# For CI that has no Node: `docker build -t driven .`, then `docker run --rm -v "$PWD:/work" driven check`.
FROM node:24-alpine AS build
WORKDIR /src
COPY . .
RUN npm ci --no-audit --no-fund --ignore-scripts && npm pack && mv driven-*.tgz /driven.tgz

FROM node:24-alpine
COPY --from=build /driven.tgz /tmp/driven.tgz
RUN npm install --global --no-audit --no-fund --ignore-scripts /tmp/driven.tgz && rm /tmp/driven.tgz
USER node
WORKDIR /work
ENTRYPOINT ["driven"]
CMD ["check"]
