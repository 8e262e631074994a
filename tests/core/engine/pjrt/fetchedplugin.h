// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/plugin/plugins.h"

#include <QString>

namespace epochmark::test {

/// The plug-in that packaging/setup.sh --pjrt-cpu fetches, among the program's from then on. False: it wasn't
/// fetched.
inline bool takeFetchedPlugin()
{
    PluginPlaces places;
    places.fetchedFolder = QStringLiteral(FETCHED_PLUGINS);
    Plugins::instance().setPlaces(places);
    return Plugins::instance().target(QStringLiteral("pjrt:cpu:0")).hasValue();
}

}  // namespace epochmark::test
