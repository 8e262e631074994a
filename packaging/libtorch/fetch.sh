# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# LibTorch in the user's cache: PyPI's wheels, pinned by hash, less everything that only Python needs. A folder here
# for each line of LibTorch, with its pins; default-line names the one that is taken unless setup.sh --libtorch says
# another. Sourced after common.sh; useLibtorchLine() first. The name in the cache holds the hash of the pins, so that
# clones with the same pins share it and others don't disturb it; FindLibTorch.cmake computes the same name.

libtorchArch=$(uname -m)
libtorchCache=${XDG_CACHE_HOME:-$HOME/.cache}/epochmark

# The wheel that carries GPU code as well: only --cuda takes those files.
libtorchGpuFiles=(libtorch_cuda.so libtorch_cuda_linalg.so libc10_cuda.so libcaffe2_nvrtc.so libtorch_nvshmem.so)

# useLibtorchLine LINE: which LibTorch the functions below are about.
useLibtorchLine() {
    local pins=$project/packaging/libtorch/$1
    [ -d "$pins" ] || die "There is no line '$1' of LibTorch; there are: $(libtorchLines)."
    libtorchPins=$pins/$libtorchArch.txt
    libtorchCudaPins=$pins/$libtorchArch-cuda.txt
    [ -f "$libtorchPins" ] || die "There is no LibTorch $1 for '$libtorchArch': unpack one yourself and give its folder with CMAKE_PREFIX_PATH."
    libtorchVersion=$(sed -n 's/^torch==\([0-9.]*\) .*/\1/p' "$libtorchPins")
    # Downloaded for the processor and for a card, and taken while it is unpacked, in MB.
    case $1 in
    2.7) libtorchSizes=(830 2700 1700 8000) ;;
    2.11) libtorchSizes=(540 2400 1300 7500) ;;
    *) libtorchSizes=(550 3000 1300 9000) ;;
    esac
}

libtorchRoot() {
    local hash
    hash=$(sha256sum "$libtorchPins")
    printf '%s/libtorch-%s-%s' "$libtorchCache" "$libtorchVersion" "${hash:0:8}"
}

# The folder is renamed into place when it is complete, and libtorch_cuda.so comes last of the GPU's files.
libtorchIsComplete() {
    local root
    root=$(libtorchRoot)
    [ -d "$root/lib" ] && { [ "$1" = no ] || [ -e "$root/lib/libtorch_cuda.so" ]; }
}

libtorchNeedsSpace() {
    local free
    free=$(df -Pk "$libtorchCache" | awk 'NR == 2 { print int($4 / 1024) }')
    [ "$free" -ge "$1" ] || die "LibTorch needs $1 MB while it is unpacked and $libtorchCache has $free MB left: make room, or set XDG_CACHE_HOME to a folder on a larger disk."
}

# Wheels that arrived whole stay in the folder until everything is unpacked: pip takes them from there when
# this runs again after a failure.
libtorchDownload() {
    local wheels=$1 pins=$2 platforms=(--platform "manylinux2014_$libtorchArch") glibc
    for glibc in 28 27 26 25 24 23 22 21 20 19 18 17 12 5; do
        platforms+=(--platform "manylinux_2_${glibc}_$libtorchArch")
    done
    # Debian's own interpreter where it is: one from conda or pyenv may have no pip.
    local python=python3 quiet=(--quiet)
    [ ! -x /usr/bin/python3 ] || python=/usr/bin/python3
    [ ! -t 1 ] || quiet=()
    "$python" -m pip download "${quiet[@]}" --disable-pip-version-check --no-cache-dir --no-deps --require-hashes \
        --only-binary=:all: --python-version 3.11 --implementation cp --abi cp311 --abi abi3 --abi none \
        "${platforms[@]}" -d "$wheels" -r "$pins" ||
        die "LibTorch couldn't be downloaded (pip's words are above): check the network and the space on disk, then run packaging/setup.sh again; what arrived whole is kept."
}

# takeFrom WHEEL FOLDER NAME...: the files of these names, those that it has, without their folders.
takeFrom() {
    local wheel=$1 folder=$2 name files
    shift 2
    for name in "$@"; do
        mapfile -t files < <(unzip -Z1 "$wheel" "$name" 2>/dev/null || true)
        [ "${#files[@]}" -eq 0 ] || unzip -q -o -j "$wheel" "${files[@]}" -d "$folder"
    done
}

# With CUDA's own two libraries that the processor's half is linked to; a wheel without a GPU half has none.
libtorchUnpackCpu() {
    local wheels=$1 partial=$2 excluded=() wheel
    # Those that this wheel has: unzip complains of any other.
    mapfile -t excluded < <(unzip -Z1 "$wheels"/torch-*.whl "${libtorchGpuFiles[@]/#/torch/lib/}" 2>/dev/null || true)
    unzip -q "$wheels"/torch-*.whl 'torch/lib/*' 'torch/include/*' 'torch/share/*' \
        -x "${excluded[@]}" 'torch/lib/libtorch_python.so' 'torch/lib/libshm*' -d "$partial/wheel"
    takeFrom "$wheels"/torch-*.whl "$partial/wheel/torch" 'torch-*/LICENSE' 'torch-*/licenses/LICENSE'
    for wheel in "$wheels"/nvidia_cuda_{runtime,cupti}*.whl; do
        [ ! -f "$wheel" ] || takeFrom "$wheel" "$partial/wheel/torch/lib" '*/lib/libcudart.so.*' '*/lib/libcupti.so.*'
    done
}

# What the wheel carries for cards, as its compiler was told: "sm_75", "compute_120".
libtorchListKernels() {
    grep -a -o -E 'code=(sm|compute)_[0-9]+[af]?' "$1/libtorch_cuda.so" | sed 's/^code=//' | sort -u >"$1/cuda-kernels.txt" || true
    [ -s "$1/cuda-kernels.txt" ] || rm "$1/cuda-kernels.txt"
}

libtorchUnpackCuda() {
    local wheels=$1 partial=$2 wheel folder
    takeFrom "$wheels"/torch-*.whl "$partial/gpu" "${libtorchGpuFiles[@]/#/torch/lib/}" # not every line has all of them
    for wheel in "$wheels"/nvidia_*.whl; do
        unzip -q -o "$wheel" -x '*.dist-info/*' -d "$partial/parts"
    done
    # Most lie in nvidia/, some of CUDA 12's in a folder of their own.
    find "$partial/parts" -path '*/lib/*' -name '*.so*' -exec mv -t "$partial/gpu" {} +
    mkdir "$partial/cuda-include"
    while read -r folder; do
        cp -R "$folder/." "$partial/cuda-include/"
    done < <(find "$partial/parts" -mindepth 2 -maxdepth 3 -type d -name include)
    libtorchListKernels "$partial/gpu"
}

libtorchInstall() {
    local wantsCuda=$1 root=$2 partial=$3 wheels=$libtorchCache/wheels-$libtorchVersion
    mkdir -p "$wheels"
    libtorchDownload "$wheels" "$libtorchPins"
    if [ ! -d "$root/lib" ]; then
        say "Unpacking LibTorch into $root"
        libtorchUnpackCpu "$wheels" "$partial"
        mv "$partial/wheel/torch" "$root"
    fi
    if [ "$wantsCuda" = yes ]; then
        libtorchDownload "$wheels" "$libtorchCudaPins"
        say "Unpacking the GPU libraries into $root"
        libtorchUnpackCuda "$wheels" "$partial"
        rm -rf "$root/cuda-include"
        mv "$partial/cuda-include" "$root/"
        mv "$partial/gpu/libtorch_cuda.so" "$partial/"
        mv -f "$partial/gpu"/* "$root/lib/"
        mv "$partial/libtorch_cuda.so" "$root/lib/"
    fi
    rm -rf "$wheels"
}

leaveFetch() {
    rm -rf "$partial"
    [ "$1" -eq 0 ] || say "LibTorch is not set up; nothing half-done was left. Run packaging/setup.sh again to go on." >&2
}

# fetchLibtorch yes|no: with or without the GPU's half. One at a time: whoever comes second finds it done.
fetchLibtorch() (
    root=$(libtorchRoot)
    mkdir -p "$libtorchCache" || die "$libtorchCache can't be written: set XDG_CACHE_HOME to a folder that can."
    if [ "$1" = yes ] && [ ! -f "$libtorchCudaPins" ]; then
        die "LibTorch $libtorchVersion has no GPU half for '$libtorchArch': take another line with --libtorch."
    fi
    exec 9>"$libtorchCache/lock"
    flock -n 9 || { say "Another set-up is fetching LibTorch; waiting for it."; flock 9; }
    ! libtorchIsComplete "$1" || exit 0
    rm -rf "$libtorchCache"/partial.*
    partial=$(mktemp -d "$libtorchCache/partial.XXXXXX")
    trap 'leaveFetch $?' EXIT
    if [ "$1" = yes ]; then
        libtorchNeedsSpace "${libtorchSizes[3]}"
        say "Downloading LibTorch $libtorchVersion with its GPU libraries (about ${libtorchSizes[1]} MB, once for all clones)"
    else
        libtorchNeedsSpace "${libtorchSizes[2]}"
        say "Downloading LibTorch $libtorchVersion (about ${libtorchSizes[0]} MB, once for all clones)"
    fi
    libtorchInstall "$1" "$root" "$partial"
    say "LibTorch $libtorchVersion is ready."
)
