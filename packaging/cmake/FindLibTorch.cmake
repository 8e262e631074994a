# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#[[
FindLibTorch: LibTorch without a CUDA toolkit, which the package's own TorchConfig.cmake insists on.

Looked for, in this order: LibTorch_ROOT and CMAKE_PREFIX_PATH (an unpacked LibTorch zip of any kind, or the
`torch` folder of a Python installation), then the cache that packaging/setup.sh fills. Never in /usr: Debian's
LibTorch is years older.

Targets
  LibTorch::LibTorch  torch_cpu and c10 with their includes (SYSTEM), definitions and ABI; nothing of CUDA
  LibTorch::OpenMP    -fopenmp with the libgomp that LibTorch brings: at::parallel_for is header code and stays
                      on one thread without it, and two OpenMP libraries in one process fight over the cores
  LibTorch::CUDA      torch_cuda and c10_cuda on top, only where LibTorch_CUDA_FOUND
Variables
  EPOCHMARK_LIBTORCH_LINE  (cache) which of the lines in packaging/libtorch; packaging/libtorch/default-line unless given
  LibTorch_VERSION, LibTorch_LIBRARY_DIR, LibTorch_INCLUDE_DIRS, LibTorch_CUDA_FOUND
Function
  libtorch_set_rpath(<target>...)  LibTorch's folder first in the run path, so that its libgomp is the one in use

Nothing else is cached: new pins or another CMAKE_PREFIX_PATH take effect with the next configure.
#]]

# The folder that packaging/libtorch/fetch.sh names; both hash the pins. Empty where there are none.
function(_libtorch_cache_root result)
    set(${result} "" PARENT_SCOPE)
    set(pins "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../libtorch/${EPOCHMARK_LIBTORCH_LINE}/${CMAKE_SYSTEM_PROCESSOR}.txt")
    if(NOT EXISTS "${pins}")
        return()
    endif()
    set_property(DIRECTORY "${CMAKE_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${pins}")
    file(STRINGS "${pins}" version REGEX "^torch==")
    string(REGEX REPLACE "^torch==([0-9.]+).*" "\\1" version "${version}")
    file(SHA256 "${pins}" hash)
    string(SUBSTRING "${hash}" 0 8 hash)
    set(cache "$ENV{XDG_CACHE_HOME}")
    if(cache STREQUAL "")
        set(cache "$ENV{HOME}/.cache")
    endif()
    set(${result} "${cache}/epochmark/libtorch-${version}-${hash}" PARENT_SCOPE)
endfunction()

function(_libtorch_read_version include_dir result)
    foreach(header IN ITEMS torch/headeronly/version.h torch/csrc/api/include/torch/version.h)
        if(EXISTS "${include_dir}/${header}")
            file(READ "${include_dir}/${header}" text)
            if(text MATCHES "TORCH_VERSION_MAJOR ([0-9]+).*TORCH_VERSION_MINOR ([0-9]+).*TORCH_VERSION_PATCH ([0-9]+)")
                set(${result} "${CMAKE_MATCH_1}.${CMAKE_MATCH_2}.${CMAKE_MATCH_3}" PARENT_SCOPE)
                return()
            endif()
        endif()
    endforeach()
    set(${result} "" PARENT_SCOPE)
endfunction()

# Zips before 2.6 came with either ABI of libstdc++; TorchConfig.cmake says which.
function(_libtorch_read_definitions root result)
    set(definitions "")
    if(EXISTS "${root}/share/cmake/Torch/TorchConfig.cmake")
        file(READ "${root}/share/cmake/Torch/TorchConfig.cmake" text)
        if(text MATCHES "_GLIBCXX_USE_CXX11_ABI=([01])")
            list(APPEND definitions "_GLIBCXX_USE_CXX11_ABI=${CMAKE_MATCH_1}")
        endif()
    endif()
    set(${result} "${definitions}" PARENT_SCOPE)
endfunction()

function(_libtorch_import target library)
    if(NOT TARGET ${target})
        add_library(${target} SHARED IMPORTED GLOBAL)
        set_target_properties(${target} PROPERTIES IMPORTED_LOCATION "${library}")
    endif()
endfunction()

function(_libtorch_add_targets root)
    _libtorch_import(LibTorch::c10 "${LibTorch_c10_LIBRARY}")
    _libtorch_import(LibTorch::torch_cpu "${LibTorch_torch_cpu_LIBRARY}")
    if(NOT TARGET LibTorch::LibTorch)
        _libtorch_read_definitions("${root}" definitions)
        add_library(LibTorch::LibTorch INTERFACE IMPORTED GLOBAL)
        set_target_properties(LibTorch::LibTorch PROPERTIES
            INTERFACE_INCLUDE_DIRECTORIES "${LibTorch_INCLUDE_DIRS}"
            INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${LibTorch_INCLUDE_DIRS}"
            INTERFACE_COMPILE_DEFINITIONS "${definitions}"
            INTERFACE_COMPILE_FEATURES cxx_std_20
            INTERFACE_LINK_LIBRARIES "LibTorch::torch_cpu;LibTorch::c10")
    endif()
endfunction()

# Wheels carry libgomp under its own name. Zips rename it: there the compiler's is taken.
function(_libtorch_add_openmp_target)
    if(TARGET LibTorch::OpenMP)
        return()
    endif()
    add_library(LibTorch::OpenMP INTERFACE IMPORTED GLOBAL)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND EXISTS "${LibTorch_LIBRARY_DIR}/libgomp.so.1")
        _libtorch_import(LibTorch::gomp "${LibTorch_LIBRARY_DIR}/libgomp.so.1")
        set_target_properties(LibTorch::OpenMP PROPERTIES
            INTERFACE_COMPILE_OPTIONS "-fopenmp"
            INTERFACE_LINK_LIBRARIES "LibTorch::gomp")
    else()
        find_package(OpenMP REQUIRED COMPONENTS CXX)
        set_target_properties(LibTorch::OpenMP PROPERTIES INTERFACE_LINK_LIBRARIES "OpenMP::OpenMP_CXX")
    endif()
endfunction()

function(_libtorch_add_cuda_target root)
    if(NOT LibTorch_torch_cuda_LIBRARY OR NOT LibTorch_c10_cuda_LIBRARY)
        return()
    endif()
    _libtorch_import(LibTorch::c10_cuda "${LibTorch_c10_cuda_LIBRARY}")
    _libtorch_import(LibTorch::torch_cuda "${LibTorch_torch_cuda_LIBRARY}")
    if(NOT TARGET LibTorch::CUDA)
        add_library(LibTorch::CUDA INTERFACE IMPORTED GLOBAL)
        set_target_properties(LibTorch::CUDA PROPERTIES
            INTERFACE_LINK_LIBRARIES "LibTorch::torch_cuda;LibTorch::c10_cuda;LibTorch::LibTorch")
        # The cache brings the toolkit's headers and runtime; next to a zip an installed toolkit gives them.
        if(IS_DIRECTORY "${root}/cuda-include")
            file(GLOB cudart "${LibTorch_LIBRARY_DIR}/libcudart.so.1[0-9]")
            _libtorch_import(LibTorch::cudart "${cudart}")
            set_property(TARGET LibTorch::CUDA APPEND PROPERTY INTERFACE_LINK_LIBRARIES LibTorch::cudart)
            set_target_properties(LibTorch::CUDA PROPERTIES
                INTERFACE_INCLUDE_DIRECTORIES "${root}/cuda-include"
                INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${root}/cuda-include")
        endif()
    endif()
    set(LibTorch_CUDA_FOUND TRUE PARENT_SCOPE)
endfunction()

function(libtorch_set_rpath)
    foreach(target IN LISTS ARGN)
        set_target_properties(${target} PROPERTIES
            BUILD_RPATH "${LibTorch_LIBRARY_DIR}"
            INSTALL_RPATH "${LibTorch_LIBRARY_DIR}")
    endforeach()
endfunction()

file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/../libtorch/default-line" _libtorch_default_line LIMIT_COUNT 1)
set(EPOCHMARK_LIBTORCH_LINE "${_libtorch_default_line}" CACHE STRING "The line of LibTorch to build with, a folder of packaging/libtorch")
_libtorch_cache_root(_libtorch_cache)
find_path(LibTorch_INCLUDE_DIR torch/csrc/api/include/torch/torch.h
    HINTS "${_libtorch_cache}"
    PATHS ${CMAKE_PREFIX_PATH}
    PATH_SUFFIXES include torch/include libtorch/include
    NO_CMAKE_SYSTEM_PATH NO_CACHE)

set(LibTorch_CUDA_FOUND FALSE)
if(LibTorch_INCLUDE_DIR)
    get_filename_component(_libtorch_root "${LibTorch_INCLUDE_DIR}" DIRECTORY)
    set(LibTorch_LIBRARY_DIR "${_libtorch_root}/lib")
    set(LibTorch_INCLUDE_DIRS "${LibTorch_INCLUDE_DIR}" "${LibTorch_INCLUDE_DIR}/torch/csrc/api/include")
    foreach(_libtorch_name IN ITEMS torch_cpu c10 torch_cuda c10_cuda)
        find_library(LibTorch_${_libtorch_name}_LIBRARY ${_libtorch_name}
            PATHS "${LibTorch_LIBRARY_DIR}" NO_DEFAULT_PATH NO_CACHE)
    endforeach()
    _libtorch_read_version("${LibTorch_INCLUDE_DIR}" LibTorch_VERSION)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibTorch
    REQUIRED_VARS LibTorch_torch_cpu_LIBRARY LibTorch_c10_LIBRARY LibTorch_INCLUDE_DIR
    VERSION_VAR LibTorch_VERSION
    REASON_FAILURE_MESSAGE
        "Run packaging/setup.sh, which fetches the right one, or give the folder of an unpacked LibTorch with -DCMAKE_PREFIX_PATH=<folder>.")

if(LibTorch_FOUND)
    _libtorch_add_targets("${_libtorch_root}")
    _libtorch_add_openmp_target()
    _libtorch_add_cuda_target("${_libtorch_root}")
endif()
