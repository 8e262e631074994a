#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# kit.sh BUILD OUT: gathers what check.sh needs on a machine with an NVIDIA card and nothing but a C library, a driver, Python
# and a LibTorch of the version that BUILD was made for: the terminal program, the tests for cards, the module for cards and the
# libraries behind them, and the process that plug-ins run in. BUILD: a build folder that has them (packaging/test.sh --cuda makes build/cuda, and this then builds
# epochmark-cli in it). Writes the folder OUT and OUT.tar.xz. Nothing that users get: packaging/bundle.sh makes that.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

[ $# -eq 2 ] || die "kit.sh takes two folders: kit.sh BUILD OUT."
build=$1 out=$2
mostMegabytes=64
programs=(tests/tst_card tests/tst_cudamodule)
[ -f "$build/build.ninja" ] || die "'$build' is no build folder: packaging/test.sh --cuda makes build/cuda."
[ ! -e "$out" ] || die "'$out' is there already: remove it, or name another folder."
cmake --build "$build" --parallel "$(buildJobs release)" --target epochmark-cli epochmark_engine epochmark-worker tst_card tst_cudamodule >/dev/null ||
    die "Building failed. The targets need LibTorch's GPU libraries: packaging/test.sh --cuda."
mkdir -p "$out/bin" "$out/lib" "$out/plugins/sqldrivers"

for program in bin/epochmark-cli "${programs[@]}"; do
    cp "$build/$program" "$out/bin/"
done
cp "$build"/lib/libepochmark_{core,engine,cuda}.so "$out/lib/"
cp "$build/lib/epochmark-worker" "$out/lib/" # of plug-ins; looked for beside the libraries
plugins=$(qmake6 -query QT_INSTALL_PLUGINS 2>/dev/null || echo /usr/lib/x86_64-linux-gnu/qt6/plugins)
cp "$plugins/sqldrivers/libqsqlite.so" "$out/plugins/sqldrivers/"
cp "$project"/packaging/gpu/{check.sh,check.py,asking.py,report.py,kernels.py,torch_script.py} "$out/"
cached "$build" EPOCHMARK_LIBTORCH_LINE >"$out/libtorch-line"

# Whatever they need but the C library and its family, the driver, LibTorch and what comes with it.
stays='/(ld-linux|lib(c|m|dl|rt|pthread|resolv|util)\.so)|/lib(torch|c10|gomp|cud|cupti|cublas|cufft|curand|cusolver|cusparse|cufile|nccl|nv)[^/]*$'
needed() {
    LD_LIBRARY_PATH="$out/lib" ldd "$out"/bin/* "$out"/lib/* "$out"/plugins/*/*.so 2>/dev/null |
        awk '/=> \//{print $3}' | sort -u | grep -vE "$stays" || true
}
needed | while read -r library; do
    case $library in */libepochmark_*) continue ;; esac
    cp -Ln "$library" "$out/lib/$(basename "$library")"
done
strip --strip-unneeded "$out"/lib/* "$out"/bin/*
tar -C "$(dirname "$out")" -cf - "$(basename "$out")" | xz -T0 -6 >"$out.tar.xz"
size=$(($(stat -c %s "$out.tar.xz") / 1048576))
[ "$size" -le "$mostMegabytes" ] || die "$out.tar.xz has $size MB, and $mostMegabytes is the most that a borrowed machine takes."
glibc=$(objdump -T "$out"/lib/* "$out"/bin/* 2>/dev/null | grep -oE 'GLIBC_[0-9.]+' | sort -uV | tail -n 1)
say "$out: $(du -sm "$out" | cut -f1) MB, packed $size MB; newest C library asked for: $glibc."
say "On the machine with the card: tar -xJf $(basename "$out").tar.xz && $(basename "$out")/check.sh TORCH_LIB"
