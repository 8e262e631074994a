# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a source outside of core/devices/kind and of the engine asks for one kind of device by its name.
cmake_policy(SET CMP0057 NEW)

# A record's environment has facts by these names, too.
# "cpu" is a word of /proc/stat and of control groups, too.
set(environment core/devices/processor/cpuquota.cpp core/measure/sensors/disturbancemeter.cpp
    core/run/environment.cpp core/results/board/comparison.cpp ui/report/reportfacts.cpp ui/pages/leaderboard/setfacts.cpp)

file(GLOB kinds RELATIVE ${ROOT}/core/devices/kind ${ROOT}/core/devices/kind/*/CMakeLists.txt)
list(TRANSFORM kinds REPLACE "/CMakeLists.txt" "")
if(NOT "cpu" IN_LIST kinds)
    message(SEND_ERROR "There is no core/devices/kind/cpu any more: mend this guard.")
endif()
list(JOIN kinds "|" folders)
file(GLOB_RECURSE sources RELATIVE ${ROOT} ${ROOT}/core/*.h ${ROOT}/core/*.cpp ${ROOT}/ui/*.h ${ROOT}/ui/*.cpp ${ROOT}/app/*.h
    ${ROOT}/app/*.cpp)
set(seen FALSE)
foreach(source IN LISTS sources)
    set(ids "")
    if(NOT source IN_LIST environment)
        file(STRINGS ${ROOT}/${source} ids REGEX "^[^/]*\"(cpu|cuda|mps)(:[^\"]*)?\"")
    endif()
    set(includes "")
    if(NOT source STREQUAL "core/devices/machinestate.h")  # which tells of the machine's processor, whatever trains
        file(STRINGS ${ROOT}/${source} includes REGEX "^#include \"devices/kind/(${folders})/")
    endif()
    if((ids OR includes) AND NOT source MATCHES "^core/(devices/kind|engine)/")
        message(SEND_ERROR "${source} names a kind of device: ask its definition (devices/kind/devicekinds.h). ${ids} ${includes}")
    elseif(ids OR includes)
        set(seen TRUE)
    endif()
endforeach()
if(NOT seen)
    message(SEND_ERROR "No kind of device has an id any more: mend or drop this guard.")
endif()
