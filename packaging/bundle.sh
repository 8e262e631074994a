#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# bundle.sh [--cli] [--with-libtorch] [--libtorch LINE] [--also LINE[=BUILD]]... [--fast] [--build FOLDER] [--out FOLDER]: one folder that runs on every
# x86-64 Linux with glibc 2.35 or newer, from wherever it is unpacked; usage() tells the options. Made on Debian 12:
# a newer one's libraries ask for a newer glibc.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'END'
Usage: packaging/bundle.sh [--cli] [--with-libtorch] [--libtorch LINE] [--also LINE[=BUILD]]... [--fast] [--build FOLDER] [--out FOLDER]
Makes epochmark-VERSION-linux-x86_64.tar.zst and .tar.gz: a folder that runs without root from any place, also a
read-only one, on glibc 2.35 or newer (Ubuntu 22.04, Debian 12, RHEL 10).

  --cli            the terminal's program alone, without the window
  --with-libtorch  with LibTorch's processor half inside: works without a network (else "epochmark-cli setup" fetches it)
  --libtorch LINE  with the engine of another line of LibTorch (a folder of packaging/libtorch)
  --also LINE      with that line's engine beside it, built in build/libtorch-LINE: the LibTorch that is found on a machine
                   tells which one is loaded. May be given several times; "all" is every line that is pinned; LINE=BUILD takes
                   it from a build folder as it is
  --fast           compressed less, for trying it out
  --build FOLDER   from a build that is there, as it is (those of --also, too); else the release build is brought up to date
  --out FOLDER     where to (build/bundle)
END
}

hasWindow=yes
hasLibtorch=no
isFast=no
line=$(libtorchLine)
build=''
also=()
out=$project/build/bundle
while [ $# -gt 0 ]; do
    case $1 in
    --cli) hasWindow=no ;;
    --fast) isFast=yes ;;
    --with-libtorch) hasLibtorch=yes ;;
    --libtorch | --also | --build | --out)
        [ $# -ge 2 ] || die "$1 takes a value."
        case $1 in
        --libtorch) line=$2 ;;
        --also) also+=("$2") ;;
        --build) build=$(cd "$2" && pwd) ;;
        --out) out=$2 ;;
        esac
        shift
        ;;
    --help) usage && exit ;;
    *) die "bundle.sh doesn't know '$1'. 'packaging/bundle.sh --help' lists its options." ;;
    esac
    shift
done
[ "$(uname -m)" = x86_64 ] || die "The folder is made for x86-64 on x86-64."

# What stays the machine's: the C library and its family, C++'s, expat, cups (of Debian 12's they ask for glibc 2.36) and
# the graphics driver. LibTorch has a place of its own.
staysOutside='^(ld-linux.*|lib(c|m|dl|rt|pthread|resolv|util|nsl|anl|mvec|BrokenLocale|thread_db|nss_.*|stdc\+\+|gcc_s|expat|cups)\.so.*|lib(cuda|nvidia-ml|nvcuvid|cudart|cupti|torch|torch_cpu|torch_cuda|c10|c10_cuda)[.-].*)$'
mostGlibc=2.35
mostGlibcxx=3.4.30

# The plug-ins of Qt that are used. No OpenGL and no theme of a desktop: they load what fits this Qt alone.
plugins=(platforms/libqoffscreen.so sqldrivers/libqsqlite.so sqldrivers/libqsqlpsql.so imageformats/libqjpeg.so imageformats/libqsvg.so iconengines/libqsvgicon.so)
windowPlugins=(
    platforms/libqxcb.so platforms/libqwayland-generic.so wayland-shell-integration/libxdg-shell.so
    wayland-decoration-client/libbradient.so imageformats/libqico.so imageformats/libqgif.so
    platforminputcontexts/libcomposeplatforminputcontextplugin.so
)

fonts=(/usr/share/fonts/truetype/dejavu/DejaVu{Sans,Sans-Bold,SansMono}.ttf)

# elfFiles FOLDER: a line each.
elfFiles() {
    local file magic
    find "$1" -type f | while IFS= read -r file; do
        magic=''
        LC_ALL=C IFS= read -r -N 4 magic <"$file" || true
        [ "$magic" != $'\177ELF' ] || printf '%s\n' "$file"
    done
}

# buildLine FOLDER LINE TARGET...: with the module for NVIDIA's cards where LibTorch's GPU half is there (setup.sh --cuda).
buildLine() {
    local folder=$1 line=$2
    shift 2
    export EPOCHMARK_LIBTORCH_LINE=$line # for this subshell alone
    setupOptions=(--bundle)
    buildFolder release "$folder" "$line" "$@"
    ! grep -q '^build epochmark_cuda:' "$folder/build.ninja" || buildFolder release "$folder" "$line" epochmark_cuda
}

# copyEngine TREE LINE [BUILD]: that line's engine and, where it was built, its module for NVIDIA's cards.
copyEngine() {
    local folder=${3:-$project/build/libtorch-$2} file
    if [ -z "$isGiven" ] && [ -z "${3:-}" ]; then
        (buildLine "$folder" "$2" epochmark_engine)
    fi
    [ -f "$folder/lib/libepochmark_engine.so" ] || die "There is no engine for LibTorch $2 in ${folder#"$project/"}."
    local files=("$folder/lib/libepochmark_engine.so")
    ! grep -q '^build epochmark_cuda:' "$folder/build.ninja" || files+=("$folder/lib/libepochmark_cuda.so")
    for file in "${files[@]}"; do
        install -D -m 644 "$file" "$1/lib/epochmark/engines/$2/$(basename "$file")"
        # Else the LibTorch that it was built with is found by it, and all that lies there is gathered.
        patchelf --remove-rpath "$1/lib/epochmark/engines/$2/$(basename "$file")"
    done
}

# placeModules TREE: each module for NVIDIA's cards into a folder named by the CUDA that it was built for, "cu13", beside its engine.
placeModules() {
    local module major modules
    mapfile -t modules < <(find "$1/lib/epochmark" -name libepochmark_cuda.so)
    for module in "${modules[@]}"; do
        major=$(readelf -d -W "$module" | sed -n 's/.*(NEEDED).*\[libcudart\.so\.\([0-9]*\)\].*/\1/p')
        [ -n "$major" ] || die "$module doesn't tell which CUDA it was built for."
        install -D -m 644 "$module" "$(dirname "$module")/cu$major/libepochmark_cuda.so"
        rm "$module"
    done
}

# copyPlugins TREE
copyPlugins() {
    local tree=$1 from name wanted=("${plugins[@]}")
    from=$(qmake6 -query QT_INSTALL_PLUGINS 2>/dev/null || echo /usr/lib/x86_64-linux-gnu/qt6/plugins)
    [ "$hasWindow" = no ] || wanted+=("${windowPlugins[@]}")
    for name in "${wanted[@]}"; do
        [ -f "$from/$name" ] || die "Qt's plug-in $name isn't there: packaging/setup.sh --bundle installs what the folder is made of."
        install -D -m 644 "$from/$name" "$tree/plugins/$name"
    done
}

# copyLibraries TREE: whatever the files in it need, and what that needs in turn.
copyLibraries() {
    local tree=$1 file name
    local lib=$tree/lib/epochmark
    elfFiles "$tree" | LD_LIBRARY_PATH=$lib xargs -d '\n' ldd 2>/dev/null |
        sed -n 's/^\t\([^ ]*\) => \(\/[^ ]*\) .*/\1 \2/p' | sort -u | while read -r name file; do
        [ ! -e "$lib/$name" ] || continue
        ! [[ $name =~ $staysOutside ]] || continue
        case $file in
        "$tree"/*) continue ;;
        */libtorch*/*) die "$name would be taken from $file: LibTorch has a place of its own." ;;
        esac
        install -m 644 "$file" "$lib/$name"
        printf '%s\n' "$file"
    done
}

# copyFonts TREE: servers have none. Their names, for copyLicences.
copyFonts() {
    local font
    install -D -m 644 "$project/packaging/bundle/fonts.conf" "$1/share/fonts/fonts.conf"
    for font in "${fonts[@]}"; do
        [ -f "$font" ] || die "The font $font isn't there: packaging/setup.sh --bundle installs what the folder is made of."
        install -m 644 "$font" "$1/share/fonts/"
        printf '%s\n' "$font"
    done
}

# copyLicences TREE < FILES: what Debian says of the libraries and fonts that were copied.
copyLicences() {
    local package
    mkdir -p "$1/share/doc/epochmark/licences"
    while read -r file; do
        dpkg-query -S "$file" "$(readlink -f "$file")" 2>/dev/null || true
    done | sed 's/:.*//' | sort -u | while read -r package; do
        cp -L "/usr/share/doc/$package/copyright" "$1/share/doc/epochmark/licences/$package" 2>/dev/null || true
    done
}

# tidy TREE: every file finds the others by its own place, before whatever LD_LIBRARY_PATH says; and is stripped.
tidy() {
    local tree=$1 file up
    elfFiles "$tree" | while IFS= read -r file; do
        case $file in
        */libtorch/*) continue ;;
        "$tree"/plugins/*) up='$ORIGIN/../../lib/epochmark' ;;
        */engines/*/cu*/*) up='$ORIGIN/..:$ORIGIN/../../..' ;;
        */engines/*) up='$ORIGIN/../..' ;;
        */cu*/libepochmark_cuda.so) up='$ORIGIN/..' ;;
        "$tree"/bin/*) up='$ORIGIN/../lib/epochmark' ;;
        */libepochmark_engine.so) up='$ORIGIN/libtorch:$ORIGIN' ;;
        *) up='$ORIGIN' ;;
        esac
        strip --strip-unneeded "$file"
        patchelf --force-rpath --set-rpath "$up" "$file"
    done
}

# newest PREFIX FILE: of the symbol versions "PREFIX_1.2.3" that a file asks for.
newest() { readelf -V -W "$2" 2>/dev/null | grep -oE "Name: $1_[0-9.]+" | sed "s/.*_//" | sort -V | tail -n 1 || true; }

# checkSymbols TREE: nothing in it asks for a newer C or C++ library than promised.
checkSymbols() {
    local file version bad=0
    while IFS= read -r file; do
        for pair in "GLIBC $mostGlibc" "GLIBCXX $mostGlibcxx"; do
            version=$(newest "${pair% *}" "$file")
            [ -n "$version" ] && [ "$(printf '%s\n%s\n' "$version" "${pair#* }" | sort -V | tail -n 1)" != "${pair#* }" ] || continue
            say "${file#"$1/"} asks for ${pair% *}_$version"
            bad=1
        done
    done < <(elfFiles "$1")
    [ "$bad" -eq 0 ] || die "The folder wouldn't run on glibc $mostGlibc: make it on Debian 12 (a container or a chroot will do)."
}

# checkWhole TREE: what its files need is inside, or stays outside on purpose.
checkWhole() {
    local needed name
    needed=$(elfFiles "$1" | xargs -d '\n' readelf -d -W 2>/dev/null | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort -u)
    while read -r name; do
        [[ $name =~ $staysOutside ]] || [ -n "$(find "$1" -name "$name" -print -quit)" ] || die "$name is missing in the folder."
    done <<<"$needed"
}

# pack TREE NAME: both archives, the same bytes for the same commit.
pack() {
    local date level=15 gzipLevel=6
    [ "$hasLibtorch" = no ] || level=9 # it takes minutes else
    [ "$isFast" = no ] || level=1 gzipLevel=1
    date=$(git -C "$project" log -1 --format=%ct 2>/dev/null || date +%s)
    (cd "$(dirname "$1")" && tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$date" -cf "$2.tar" "$(basename "$1")")
    zstd -q "-$level" -T0 -f "$(dirname "$1")/$2.tar" -o "$out/$2.tar.zst"
    gzip -n "-$gzipLevel" <"$(dirname "$1")/$2.tar" >"$out/$2.tar.gz"
}

isGiven=$build
[ -z "$build" ] || line=$(cached "$build" EPOCHMARK_LIBTORCH_LINE)
[[ " ${also[*]} " != *" all "* ]] || read -r -a also <<<"$(libtorchLines)"
if [ -z "$build" ]; then
    targets=(epochmark-cli epochmark_engine epochmark_report epochmark-worker)
    [ "$hasWindow" = no ] || targets+=(epochmark)
    build=$project/build/release
    [ "$line" = "$(libtorchLine)" ] || build=$project/build/libtorch-$line
    (buildLine "$build" "$line" "${targets[@]}")
fi
libtorch=$(sed -n 's/.*EPOCHMARK_LIBTORCH_DIR=\\*"\([^"\\]*\).*/\1/p;T;q' "$build/build.ninja")
[ -f "$libtorch/libtorch_cpu.so" ] || die "$build doesn't tell which LibTorch it was built with."
version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt")
name=epochmark-$version-linux-x86_64
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/$name

say "Gathering the folder"
parts=(core ui app/cli packaging)
[ "$hasWindow" = no ] || parts+=(app/window)
for part in "${parts[@]}"; do
    cmake -DCMAKE_INSTALL_PREFIX="$tree" -DCMAKE_INSTALL_COMPONENT=epochmark -P "$build/$part/cmake_install.cmake" >/dev/null
done
[ "$hasWindow" = yes ] || rm -rf "$tree/share/applications" "$tree/share/metainfo" "$tree/share/icons"
rm -rf "$tree/share/doc/epochmark/resources"
for other in "${also[@]}"; do
    if [[ $other = *=* ]]; then
        copyEngine "$tree" "${other%%=*}" "${other#*=}"
    elif [ "$other" != "$line" ]; then
        copyEngine "$tree" "$other"
    fi
done
placeModules "$tree"
copyPlugins "$tree"
{
    copyLibraries "$tree"
    copyFonts "$tree"
} | copyLicences "$tree"
tidy "$tree"
mkdir -p "$tree/translations"
cp "$(qmake6 -query QT_INSTALL_TRANSLATIONS 2>/dev/null || echo /usr/share/qt6/translations)"/qtbase_de.qm "$tree/translations/" 2>/dev/null || true
printf '[Paths]\nPrefix = ..\nPlugins = plugins\nTranslations = translations\n' >"$tree/bin/qt.conf"
for program in "$tree"/bin/epochmark*; do
    install -m 755 "$project/packaging/bundle/launcher.sh" "$tree/$(basename "$program")"
done
install -D -m 644 -t "$tree/container" "$project"/packaging/container/*
if [ "$hasLibtorch" = yes ]; then
    mkdir "$tree/lib/epochmark/libtorch"
    for file in "$libtorch"/lib{torch_cpu,c10,gomp,cudart,cupti}[.-]*so*; do
        [ ! -f "$file" ] || install -m 644 "$file" "$tree/lib/epochmark/libtorch/"
    done
    cp "$libtorch/../LICENSE" "$tree/share/doc/epochmark/licences/libtorch" 2>/dev/null || true
fi
checkSymbols "$tree"
checkWhole "$tree"
unpacked=$(du -sm "$tree" --exclude=libtorch | cut -f 1)
[ "$unpacked" -le 250 ] || die "The folder has $unpacked MB without LibTorch: something is in it that belongs elsewhere."
mkdir -p "$out"
say "Packing"
pack "$tree" "$name"
say "$out/$name.tar.zst: $(du -m "$out/$name.tar.zst" | cut -f 1) MB, .tar.gz: $(du -m "$out/$name.tar.gz" | cut -f 1) MB," \
    "unpacked: $(du -sm "$tree" | cut -f 1) MB"
largest=$(find "$tree" -type f -printf '%s %P\n' | sort -rn | awk 'NR <= 5 { printf "%s%s (%.0f MB)", separator, $2, $1 / 1e6; separator = ", " }')
say "The largest: $largest"
