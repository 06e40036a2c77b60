# The node in a slim image, built from the repository: docker build --file docker/node.dockerfile .
# With --build-arg PREBUILT=path the image gets a binary of the context instead of a compiled one.
ARG BASE=debian:bookworm-slim

FROM ${BASE} AS build
ARG PREBUILT=
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
WORKDIR /source
COPY . .
# The versions are Debian 12's, as in the runtime stage.
# hadolint ignore=DL3008
RUN if [ -z "$PREBUILT" ]; then \
		apt-get update; \
		apt-get install -y --no-install-recommends \
			ca-certificates curl g++ git libssl-dev make pkg-config protobuf-compiler; \
		rm -rf /var/lib/apt/lists/*; \
		curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --default-toolchain none; \
		export PATH="$PATH:/root/.cargo/bin"; \
		rustup toolchain install; \
		rustup target add wasm32v1-none; \
		cargo build --locked --release --package cot-node --features metadata-hash --target-dir /target; \
		PREBUILT=/target/release/cot-node; \
	fi; \
	install -D "$PREBUILT" /out/cot-node

FROM ${BASE}
# hadolint ignore=DL3008
RUN apt-get update && \
	apt-get install -y --no-install-recommends libssl3 && \
	rm -rf /var/lib/apt/lists/* && \
	useradd --uid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin cot && \
	install --directory --owner cot --group cot /data
COPY --from=build /out/cot-node /usr/local/bin/cot-node
USER 10001
# Compiled runtimes are kept beside the chain, the only place that can be written to.
ENV XDG_CACHE_HOME=/data/cache
VOLUME /data
# Peers, JSON-RPC, metrics.
EXPOSE 30333 9944 9615
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["bash", "-c", \
	"exec 3<>/dev/tcp/127.0.0.1/9944 && printf 'GET /health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["cot-node"]
CMD ["--dev", "--base-path", "/data", "--unsafe-rpc-external", "--prometheus-external"]
