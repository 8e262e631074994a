# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when FILE needs (directly) a shared library whose name matches FORBIDDEN.
execute_process(COMMAND ${READELF} -d ${FILE} OUTPUT_VARIABLE dynamic COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "NEEDED[^\n]*\\[[^]]*\\]" needed "${dynamic}")
if(NOT needed)
    message(FATAL_ERROR "${FILE} names no shared library at all: the guard can't see what it links.")
endif()
foreach(entry IN LISTS needed)
    if(entry MATCHES "${FORBIDDEN}")
        message(FATAL_ERROR "${FILE} must not link this: ${entry}")
    endif()
endforeach()
