// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QList>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace epochmark {

/// A file that may be a PJRT plug-in. Plain value.
struct PluginLibrary {
    QString name;          ///< in ids of devices: "cpu", "tpu", "xla_cuda13"
    QString file;          ///< absolute
    bool isNamed = false;  ///< somebody named or fetched it: it may be loaded without being asked for

    /// Whether its devices are TPUs ("tpu:0"), not "pjrt:<name>:0".
    bool isTpu() const { return name == QLatin1String("tpu"); }
    /// JAX's for NVIDIA's cards, which are "cuda:0" on anyway.
    bool isJaxCuda() const;
    bool operator==(const PluginLibrary&) const = default;
};

/// "cpu=/opt/plugin.so", as --plugin takes it. Error::Usage with a sentence: a name is 1 to 32 lower-case
/// letters, digits, hyphens and underscores, and the file must be there.
Result<PluginLibrary> pluginFromOption(const QString& text);

/// Where plug-ins may lie; tests put others in. Plain value.
struct PluginPlaces {
    QList<PluginLibrary> named;       ///< by the user, in --plugin or in the settings
    QProcessEnvironment environment;  ///< PJRT_NAMES_AND_LIBRARY_PATHS, TPU_LIBRARY_PATH
    QString fetchedFolder;  ///< what packaging/setup.sh fetched, <name>/*.so; EPOCHMARK_PLUGINS names another
    QStringList pythonFolders;  ///< site-packages: libtpu/libtpu.so, jax_plugins/*/*.so

    /// Those of this process and machine.
    static PluginPlaces ofThisMachine();
};

/// Looks for files and loads none of them. Of several by one name the first counts, in the order of
/// PluginPlaces. A file that somebody named needn't be there.
QList<PluginLibrary> findPlugins(const PluginPlaces& places);

}  // namespace epochmark
