# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a source names a library that another folder keeps to itself, or a folder further down the street.

# keep(what folder-pattern include-pattern): only files whose path matches folder-pattern may include what matches.
function(keep what folder pattern)
    file(GLOB_RECURSE sources RELATIVE ${ROOT} ${ROOT}/core/*.h ${ROOT}/core/*.cpp ${ROOT}/ui/*.h ${ROOT}/ui/*.cpp
        ${ROOT}/app/*.h ${ROOT}/app/*.cpp)
    set(seen FALSE)
    foreach(source IN LISTS sources)
        file(STRINGS ${ROOT}/${source} lines REGEX "^#include *[<\"](${pattern})")
        if(lines AND NOT source MATCHES "${folder}")
            message(SEND_ERROR "${source} includes ${what}: ${lines}")
        elseif(lines)
            set(seen TRUE)
        endif()
    endforeach()
    if(NOT seen)
        message(SEND_ERROR "Nothing includes ${what} any more: mend or drop this guard.")
    endif()
endfunction()

keep("LibTorch" "^core/engine/" "torch/|ATen/|c10/")
keep("OpenCV" "^core/engine/" "opencv2/")
keep("libjpeg" "^core/engine/" "jpeglib")
keep("Qt Charts" "^ui/charts/" "QtCharts|QChart|QLineSeries|QScatterSeries|QValueAxis|QBarSeries|QAreaSeries")
keep("QuaZip" "^core/dataset/" "quazip/|quazip\\.h|QuaZip")
keep("Qt SQL" "^core/results/" "QSql|QtSql")

# flow(root base folder...): a folder of root may include itself and what stands before it, so that no two need each other; base is
# how an include names root.
function(flow root base)
    set(later ${ARGN})
    foreach(folder IN LISTS ARGN)
        list(POP_FRONT later)
        file(GLOB_RECURSE sources RELATIVE ${ROOT} ${ROOT}/${root}/${folder}/*.h ${ROOT}/${root}/${folder}/*.cpp)
        if(NOT sources)
            message(SEND_ERROR "There is no ${root}/${folder} any more: mend this guard.")
        endif()
        list(JOIN later "|" pattern)
        foreach(source IN LISTS sources)
            file(STRINGS ${ROOT}/${source} lines REGEX "^#include *\"${base}(${pattern})/")
            if(pattern AND lines)
                message(SEND_ERROR "${source} includes what lies further down the street: ${lines}")
            endif()
        endforeach()
    endforeach()
    file(GLOB folders RELATIVE ${ROOT}/${root} ${ROOT}/${root}/*/CMakeLists.txt)
    list(TRANSFORM folders REPLACE "/CMakeLists.txt" "")
    list(REMOVE_ITEM folders ${ARGN})
    if(folders)
        message(SEND_ERROR "Say where in the street of ${root} these folders stand: ${folders}")
    endif()
endfunction()

flow(core "" base devices workload measure training dataset results cost engine run queue)
flow(core/results "results/" record store board exchange)
flow(ui "" theme charts report context widgets models pages frame)
flow(ui/pages/benchmark "pages/benchmark/" queue setup idle live)
