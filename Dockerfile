# Two stages: the first builds with everything, the second runs with nothing that is not needed.
# Each step is an npm script; test/slow/image.test.ts runs the same scripts in a clean folder.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json tsconfig.build.json ./
RUN npm run image:install
COPY src ./src
RUN npm run build && npm run image:prune

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY targets.yaml LICENSE ./
# The only place that is ever written to; everything else may be mounted read-only.
RUN mkdir data && chown node:node data
USER node
VOLUME /app/data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=1m --timeout=10s --start-period=2m --retries=3 CMD ["node", "dist/main.js", "health"]
ENTRYPOINT ["node", "dist/main.js"]
CMD ["watch"]
