# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a file goes out by another way than core/base/outputfile.h, when a refusal asks Qt for a reason that may be "Unknown error"
# (core/base/filereason.h), when a number for people may get an exponent (core/base/format.h), or when a test waits no longer than Qt's five
# seconds (tests/support/patience.h).
cmake_policy(SET CMP0057 NEW)

file(GLOB_RECURSE sources RELATIVE ${ROOT} ${ROOT}/core/*.h ${ROOT}/core/*.cpp ${ROOT}/ui/*.h ${ROOT}/ui/*.cpp ${ROOT}/app/*.h
    ${ROOT}/app/*.cpp)

# only(what pattern place...): no other source than these has the pattern, and each of these has it.
function(only what pattern)
    set(places "")
    foreach(source IN LISTS sources)
        file(STRINGS ${ROOT}/${source} lines REGEX "${pattern}")
        if(lines AND NOT source IN_LIST ARGN)
            message(SEND_ERROR "${source}: ${what}. ${lines}")
        elseif(lines)
            list(APPEND places ${source})
        endif()
    endforeach()
    list(LENGTH places found)
    list(LENGTH ARGN expected)
    if(NOT found EQUAL expected)
        message(SEND_ERROR "The exceptions of this guard have changed (${ARGN}), only ${places} are left: mend it.")
    endif()
endfunction()

only("files are written by outputfile::write()" "QSaveFile" core/base/outputfile.cpp)
only("the reason of a file is fileReason()" "(file|File|probe)(\\(\\))?(\\.|->)errorString\\(" core/base/filereason.h core/base/outputfile.cpp)
# (Fields show a number as it is typed, and a command line holds it as a shell passes it on.)
only("numbers for people are format::number()" "'g'" core/base/format.cpp core/results/exchange/tabletext.cpp
    core/run/runcommand.cpp ui/widgets/numberfield.cpp)

file(GLOB_RECURSE tests RELATIVE ${ROOT} ${ROOT}/tests/*.h ${ROOT}/tests/*.cpp)
set(waiting 0)
foreach(test IN LISTS tests)
    file(STRINGS ${ROOT}/${test} waits REGEX "QTRY_(VERIFY2?|COMPARE)\\(")
    file(STRINGS ${ROOT}/${test} patient REGEX "#include \"patience\\.h\"")
    if(waits AND NOT patient AND NOT test STREQUAL tests/support/patience.h)
        message(SEND_ERROR "${test} has QTRY_ macros without \"patience.h\": they give up after five seconds.")
    elseif(patient)
        math(EXPR waiting "${waiting} + 1")
    endif()
endforeach()
if(waiting LESS 40)
    message(SEND_ERROR "Only ${waiting} tests with QTRY_ macros were found: mend this guard.")
endif()
