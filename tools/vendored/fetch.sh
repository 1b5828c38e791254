#!/bin/sh
# Fetch, by the lock file, what is vendored, and put it where the pages and their tests are.
set -eu
cd "$(dirname "$0")"
npm ci --ignore-scripts --no-audit --no-fund
pages=../../src/pingan_kg/pages/assets/oxigraph
cp node_modules/oxigraph/web.js node_modules/oxigraph/web_bg.wasm "$pages/"
mkdir -p ../../tests/pages/vendored
cp node_modules/axe-core/axe.min.js ../../tests/pages/vendored/
cp node_modules/axe-core/LICENSE ../../tests/pages/vendored/LICENSE-axe-core
rm -r node_modules
