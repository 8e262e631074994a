# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#[[
FindWebP: libwebp and its demultiplexer. Distributions that build it by autotools (Debian) install no CMake files.

Targets    WebP::webp, WebP::webpdemux
Variables  WebP_VERSION (from pkg-config's file, empty without one)
#]]
find_path(WebP_INCLUDE_DIR webp/decode.h)
find_library(WebP_LIBRARY webp)
find_library(WebP_DEMUX_LIBRARY webpdemux)
mark_as_advanced(WebP_INCLUDE_DIR WebP_LIBRARY WebP_DEMUX_LIBRARY)
set(WebP_VERSION "")
get_filename_component(libraryFolder "${WebP_LIBRARY}" DIRECTORY)
if(EXISTS ${libraryFolder}/pkgconfig/libwebp.pc)
    file(STRINGS ${libraryFolder}/pkgconfig/libwebp.pc WebP_VERSION REGEX "^Version:")
    string(REGEX REPLACE "Version: *" "" WebP_VERSION "${WebP_VERSION}")
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(WebP REQUIRED_VARS WebP_LIBRARY WebP_DEMUX_LIBRARY WebP_INCLUDE_DIR VERSION_VAR WebP_VERSION)
if(WebP_FOUND AND NOT TARGET WebP::webp)
    add_library(WebP::webp UNKNOWN IMPORTED)
    set_target_properties(WebP::webp PROPERTIES IMPORTED_LOCATION ${WebP_LIBRARY}
        INTERFACE_INCLUDE_DIRECTORIES ${WebP_INCLUDE_DIR})
    add_library(WebP::webpdemux UNKNOWN IMPORTED)
    set_target_properties(WebP::webpdemux PROPERTIES IMPORTED_LOCATION ${WebP_DEMUX_LIBRARY}
        INTERFACE_LINK_LIBRARIES WebP::webp)
endif()
