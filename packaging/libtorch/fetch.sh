# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# LibTorch in the user's cache: PyPI's wheels, pinned by hash, less everything that only Python needs.
# Sourced by setup.sh after common.sh. The folder's name holds the hash of the pins, so that clones with the
# same pins share it and others don't disturb it; FindLibTorch.cmake computes the same name.

libtorchArch=$(uname -m)
libtorchPins=$project/packaging/libtorch/$libtorchArch.txt
libtorchCudaPins=$project/packaging/libtorch/$libtorchArch-cuda.txt
libtorchVersion=2.15.0
libtorchCache=${XDG_CACHE_HOME:-$HOME/.cache}/epochmark

# The wheel that carries GPU code as well: only --cuda takes those files.
libtorchGpuFiles=(libtorch_cuda.so libtorch_cuda_linalg.so libc10_cuda.so libcaffe2_nvrtc.so libtorch_nvshmem.so)

libtorchRoot() {
    [ -f "$libtorchPins" ] || die "There is no LibTorch $libtorchVersion for '$libtorchArch': unpack one yourself and give its folder with CMAKE_PREFIX_PATH."
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

libtorchUnpackCpu() {
    local wheels=$1 partial=$2 excluded=() file
    for file in "${libtorchGpuFiles[@]}"; do
        excluded+=("torch/lib/$file")
    done
    unzip -q "$wheels"/torch-*.whl 'torch/lib/*' 'torch/include/*' 'torch/share/*' 'torch-*/licenses/LICENSE' \
        -x "${excluded[@]}" 'torch/lib/libtorch_python.so' 'torch/lib/libshm*' -d "$partial/wheel"
    unzip -q -j "$wheels"/nvidia_cuda_runtime-*.whl '*/lib/libcudart.so.13' -d "$partial/wheel/torch/lib"
    unzip -q -j "$wheels"/nvidia_cuda_cupti-*.whl '*/lib/libcupti.so.13' -d "$partial/wheel/torch/lib"
    mv "$partial/wheel"/torch-*/licenses/LICENSE "$partial/wheel/torch/"
}

libtorchUnpackCuda() {
    local wheels=$1 partial=$2 wheel
    unzip -q -j "$wheels"/torch-*.whl "${libtorchGpuFiles[@]/#/torch/lib/}" -d "$partial/gpu"
    for wheel in "$wheels"/nvidia_*.whl; do
        unzip -q -o "$wheel" 'nvidia/*' -d "$partial"
    done
    find "$partial/nvidia" -path '*/lib/*' -name '*.so*' -exec mv -t "$partial/gpu" {} +
    mkdir "$partial/cuda-include"
    cp -R "$partial/nvidia/cu13/include/." "$partial/cuda-include/"
}

libtorchInstall() {
    local wantsCuda=$1 root=$2 partial=$3 wheels=$libtorchCache/wheels
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
    exec 9>"$libtorchCache/lock"
    flock -n 9 || { say "Another set-up is fetching LibTorch; waiting for it."; flock 9; }
    ! libtorchIsComplete "$1" || exit 0
    rm -rf "$libtorchCache"/partial.*
    partial=$(mktemp -d "$libtorchCache/partial.XXXXXX")
    trap 'leaveFetch $?' EXIT
    if [ "$1" = yes ]; then
        libtorchNeedsSpace 9000
        say "Downloading LibTorch $libtorchVersion with its GPU libraries (about 3 GB, once for all clones)"
    else
        libtorchNeedsSpace 1300
        say "Downloading LibTorch $libtorchVersion (about 550 MB, once for all clones)"
    fi
    libtorchInstall "$1" "$root" "$partial"
    say "LibTorch $libtorchVersion is ready."
)
