# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs BUILD's component `epochmark` below WORK, moves the tree and works from there: nothing may point back at the build
# or the sources. LibTorch (LIBTORCH) is linked, not copied, so that this takes seconds.
file(REMOVE_RECURSE ${WORK})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --component epochmark --prefix ${WORK}/staged
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
set(tree "${WORK}/moved elsewhere")
file(RENAME ${WORK}/staged "${tree}")

foreach(file bin/epochmark bin/epochmark-cli ${LIBDIR}/epochmark/libepochmark_core.so ${LIBDIR}/epochmark/libepochmark_report.so
        ${LIBDIR}/epochmark/libepochmark_engine.so)
    execute_process(COMMAND ${READELF} -d "${tree}/${file}" OUTPUT_VARIABLE dynamic COMMAND_ERROR_IS_FATAL ANY)
    if(NOT dynamic MATCHES "R(UN)?PATH[^\n]*\\[(\\$ORIGIN[^]]*)\\]" OR CMAKE_MATCH_2 MATCHES "(^|:)/")
        message(SEND_ERROR "${file} must look for its libraries through $ORIGIN alone: ${CMAKE_MATCH_2}")
    endif()
endforeach()
foreach(file applications/org.epochmark.Epochmark.desktop metainfo/org.epochmark.Epochmark.metainfo.xml
        icons/hicolor/scalable/apps/org.epochmark.Epochmark.svg doc/epochmark/LICENSE doc/epochmark/README.md)
    if(NOT EXISTS "${tree}/share/${file}")
        message(SEND_ERROR "share/${file} isn't installed.")
    endif()
endforeach()

# check(program arguments): runs a validator where there is one.
function(check name)
    find_program(VALIDATOR_${name} ${name})
    if(VALIDATOR_${name})
        execute_process(COMMAND ${VALIDATOR_${name}} ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE words ERROR_VARIABLE words)
        if(NOT status EQUAL 0)
            message(SEND_ERROR "${name}: ${words}")
        endif()
    endif()
endfunction()
check(desktop-file-validate "${tree}/share/applications/org.epochmark.Epochmark.desktop")
check(appstreamcli validate --no-net "${tree}/share/metainfo/org.epochmark.Epochmark.metainfo.xml")

# The window's program finds every library: ldd loads it without starting it.
execute_process(COMMAND ldd "${tree}/bin/epochmark" OUTPUT_VARIABLE loaded COMMAND_ERROR_IS_FATAL ANY)
string(FIND "${loaded}" "${BUILD}/lib/" inBuild)
if(loaded MATCHES "not found" OR NOT inBuild EQUAL -1 OR NOT loaded MATCHES "moved elsewhere[^\n]*libepochmark_report")
    message(SEND_ERROR "The installed window loads the wrong libraries:\n${loaded}")
endif()
# A real run loads the engine with LibTorch, and the report with Qt Charts.
file(CREATE_LINK ${LIBTORCH} "${tree}/${LIBDIR}/epochmark/libtorch" SYMBOLIC)
set(ENV{EPOCHMARK_HOME} ${WORK}/home)
execute_process(COMMAND "${tree}/bin/epochmark-cli" run --dataset demo --epochs 1 --quiet --report ${WORK}/report.png
    RESULT_VARIABLE status OUTPUT_VARIABLE words ERROR_VARIABLE words)
if(NOT status EQUAL 0 OR NOT EXISTS ${WORK}/report.png)
    message(SEND_ERROR "A run from the installed tree ended with ${status}: ${words}")
endif()
file(REMOVE_RECURSE ${WORK})
