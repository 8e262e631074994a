// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QList>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace epochmark {

/// Who says where a plug-in is: --plugin, the user in the window, an environment variable, the folder of
/// packaging/setup.sh, a package of Python.
enum class PluginOrigin { Option, Own, Environment, Fetched, Python };

/// A file that may be a PJRT plug-in. Plain value.
struct PluginLibrary {
    QString name;          ///< in ids of devices: "cpu", "tpu", "xla_cuda13"
    QString file;          ///< absolute
    bool isNamed = false;  ///< somebody named or fetched it: it may be loaded without being asked for
    PluginOrigin origin = PluginOrigin::Option;

    /// Whether its devices are TPUs ("tpu:0"), not "pjrt:<name>:0".
    bool isTpu() const { return name == QLatin1String("tpu"); }
    /// JAX's for NVIDIA's cards, which are "cuda:0" on anyway.
    bool isJaxCuda() const;
    /// Whether a scan of all plug-ins asks this one.
    bool isScanned() const { return isNamed || !isJaxCuda(); }
    bool operator==(const PluginLibrary&) const = default;
};

/// "cpu=/opt/plugin.so", as --plugin takes it. Error::Usage with a sentence where it isn't such a text (a
/// name is 1 to 32 lower-case letters, digits, hyphens and underscores), Error::Input where the file isn't
/// there.
Result<PluginLibrary> pluginFromOption(const QString& text);

/// The same of a name and a file that the window asked for.
Result<PluginLibrary> pluginOfUser(const QString& name, const QString& file);

/// What a plug-in's file suggests as its name: "cpu" for pjrt_c_api_cpu_plugin.so, "tpu" for libtpu.so. May
/// be empty.
QString suggestedPluginName(const QString& file);

/// Where plug-ins may lie; tests put others in. Plain value.
struct PluginPlaces {
    QList<PluginLibrary> named;       ///< by the user, in --plugin
    QString ownFile;                  ///< what the user named in the window (ownplugins.h)
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
