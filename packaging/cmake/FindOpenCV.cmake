# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#[[
FindOpenCV: the modules that are asked for, and no others. The package's own OpenCVConfig.cmake comes with all of
OpenCV's development packages alone (in Debian libopencv-dev: over a hundred more); core and imgproc have packages of
their own without it.

Targets    opencv_<component>, includes SYSTEM
Variables  OpenCV_VERSION, OpenCV_INCLUDE_DIRS
#]]
find_path(OpenCV_INCLUDE_DIR opencv2/core/version.hpp PATH_SUFFIXES opencv4)
mark_as_advanced(OpenCV_INCLUDE_DIR)
set(OpenCV_INCLUDE_DIRS ${OpenCV_INCLUDE_DIR})
set(OpenCV_VERSION "")
if(OpenCV_INCLUDE_DIR)
    foreach(part MAJOR MINOR REVISION)
        file(STRINGS ${OpenCV_INCLUDE_DIR}/opencv2/core/version.hpp line REGEX "define CV_VERSION_${part} ")
        string(REGEX REPLACE ".* ([0-9]+).*" "\\1" line "${line}")
        string(APPEND OpenCV_VERSION ".${line}")
    endforeach()
    string(SUBSTRING "${OpenCV_VERSION}" 1 -1 OpenCV_VERSION)
endif()
foreach(component IN LISTS OpenCV_FIND_COMPONENTS)
    find_library(OpenCV_${component}_LIBRARY opencv_${component})
    mark_as_advanced(OpenCV_${component}_LIBRARY)
    if(OpenCV_${component}_LIBRARY)
        set(OpenCV_${component}_FOUND TRUE)
    endif()
endforeach()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(OpenCV REQUIRED_VARS OpenCV_INCLUDE_DIR VERSION_VAR OpenCV_VERSION HANDLE_COMPONENTS)
if(OpenCV_FOUND)
    foreach(component IN LISTS OpenCV_FIND_COMPONENTS)
        if(NOT TARGET opencv_${component})
            add_library(opencv_${component} UNKNOWN IMPORTED)
            set_target_properties(opencv_${component} PROPERTIES IMPORTED_LOCATION ${OpenCV_${component}_LIBRARY}
                INTERFACE_INCLUDE_DIRECTORIES ${OpenCV_INCLUDE_DIR})
        endif()
    endforeach()
endif()
