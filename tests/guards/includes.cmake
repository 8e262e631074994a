# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a source names a library that another folder keeps to itself.

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
