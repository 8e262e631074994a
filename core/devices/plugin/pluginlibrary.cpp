// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/pluginlibrary.h"

#include "base/paths.h"
#include "devices/plugin/ownplugins.h"

#include <QDir>
#include <QFileInfo>
#include <QObject>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

namespace epochmark {

namespace {

const QString kTpu = QStringLiteral("tpu");

bool isPluginName(const QString& name)
{
    static const QRegularExpression kForm(QStringLiteral("\\A[a-z0-9][a-z0-9_-]{0,31}\\z"));
    return kForm.match(name).hasMatch();
}

Result<PluginLibrary> withItsFile(const PluginLibrary& library)
{
    if (!QFileInfo(library.file).isFile()) {
        return Error{ErrorCode::Input,
                     QObject::tr("There is no file %1 for the plug-in %2.").arg(library.file, library.name),
                     {}};
    }
    return library;
}

void addOnce(QList<PluginLibrary>& libraries, const PluginLibrary& library)
{
    const bool isKnown = std::ranges::any_of(
        libraries, [&](const PluginLibrary& known) { return known.name == library.name; });
    // What somebody named is kept without its file, so that they are told.
    if (!isKnown && isPluginName(library.name) && (library.isNamed || QFileInfo(library.file).isFile())) {
        libraries.append(library);
    }
}

/// "name1:path1,name2:path2", as JAX reads it.
void addFromEnvironment(QList<PluginLibrary>& libraries, const QProcessEnvironment& environment)
{
    const QString pairs = environment.value(QStringLiteral("PJRT_NAMES_AND_LIBRARY_PATHS"));
    for (const QString& pair : pairs.split(u',', Qt::SkipEmptyParts)) {
        addOnce(libraries,
                {pair.section(u':', 0, 0).toLower(), QFileInfo(pair.section(u':', 1)).absoluteFilePath(),
                 true, PluginOrigin::Environment});
    }
    const QString tpu = environment.value(QStringLiteral("TPU_LIBRARY_PATH"));
    if (!tpu.isEmpty()) {
        addOnce(libraries, {kTpu, QFileInfo(tpu).absoluteFilePath(), true, PluginOrigin::Environment});
    }
}

QStringList librariesIn(const QString& folder)
{
    QStringList files;
    for (const QFileInfo& file : QDir(folder).entryInfoList(
             {QStringLiteral("*.so"), QStringLiteral("*.dylib")}, QDir::Files, QDir::Name)) {
        files.append(file.absoluteFilePath());
    }
    return files;
}

/// A folder for each plug-in, named after it. No name stands for no folder, and not for the current one.
void addFolders(QList<PluginLibrary>& libraries, const QString& folder, PluginOrigin origin)
{
    if (folder.isEmpty()) {
        return;
    }
    for (const QString& name : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QStringList files = librariesIn(folder + u'/' + name);
        if (!files.isEmpty()) {
            addOnce(libraries, {name.toLower(), files.first(), origin == PluginOrigin::Fetched, origin});
        }
    }
}

/// Folders by a pattern whose last but one part may have wildcards: "/usr/lib/python3*/site-packages".
QStringList foldersLike(const QString& parent, const QString& wildcard, const QString& child)
{
    QStringList folders;
    for (const QString& name : QDir(parent).entryList({wildcard}, QDir::Dirs, QDir::Name | QDir::Reversed)) {
        const QString folder = parent + u'/' + name + u'/' + child;
        if (QFileInfo(folder).isDir()) {
            folders.append(folder);
        }
    }
    return folders;
}

QStringList pythonFoldersOf(const QProcessEnvironment& environment)
{
    QStringList folders;
    const QString wildcard = QStringLiteral("python3*");
    for (const char* variable : {"VIRTUAL_ENV", "CONDA_PREFIX"}) {
        const QString root = environment.value(QString::fromLatin1(variable));
        if (!root.isEmpty()) {
            folders += foldersLike(root + QStringLiteral("/lib"), wildcard, QStringLiteral("site-packages"));
        }
    }
    for (const QString& root : {QDir::homePath() + QStringLiteral("/.local/lib"),
                                QStringLiteral("/usr/local/lib"), QStringLiteral("/usr/lib")}) {
        for (const char* child : {"site-packages", "dist-packages"}) {
            folders += foldersLike(root, wildcard, QString::fromLatin1(child));
        }
    }
    return folders;
}

}  // namespace

Result<PluginLibrary> pluginFromOption(const QString& text)
{
    const PluginLibrary library{text.section(u'=', 0, 0), QFileInfo(text.section(u'=', 1)).absoluteFilePath(),
                                true, PluginOrigin::Option};
    if (!text.contains(u'=') || !isPluginName(library.name)) {
        return Error{
            ErrorCode::Usage,
            QObject::tr("--plugin takes NAME=FILE, not \"%1\": a name of up to 32 lower-case letters, "
                        "digits, hyphens and underscores, and a plug-in's file.")
                .arg(text),
            {}};
    }
    return withItsFile(library);
}

Result<PluginLibrary> pluginOfUser(const QString& name, const QString& file)
{
    const PluginLibrary library{name.trimmed(), QFileInfo(file).absoluteFilePath(), true, PluginOrigin::Own};
    if (!isPluginName(library.name)) {
        return Error{
            ErrorCode::Usage,
            QObject::tr("\"%1\" can't be a plug-in's name: up to 32 lower-case letters, digits, hyphens "
                        "and underscores can.")
                .arg(library.name),
            {}};
    }
    return withItsFile(library);
}

QString suggestedPluginName(const QString& file)
{
    static const QRegularExpression kAround(QStringLiteral("\\Alib|pjrt(_c_api)?|plugin|[^a-z0-9_-]"));
    static const QRegularExpression kEnds(QStringLiteral("\\A[_-]+|[_-]+\\z"));
    QString name = QFileInfo(file).fileName().section(u'.', 0, 0).toLower();
    name = name.remove(kAround).remove(kEnds).left(32);
    return isPluginName(name) ? name : QString();
}

bool PluginLibrary::isJaxCuda() const
{
    return QFileInfo(file).fileName().contains(QLatin1String("xla_cuda"));
}

PluginPlaces PluginPlaces::ofThisMachine()
{
    PluginPlaces places;
    places.ownFile = paths::dataDirectory() + QStringLiteral("/own-plugins.json");
    places.environment = QProcessEnvironment::systemEnvironment();
    places.fetchedFolder = places.environment.value(
        QStringLiteral("EPOCHMARK_PLUGINS"),
        QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
            + QStringLiteral("/epochmark/plugins"));
    places.pythonFolders = pythonFoldersOf(places.environment);
    return places;
}

QList<PluginLibrary> findPlugins(const PluginPlaces& places)
{
    QList<PluginLibrary> libraries;
    for (const PluginLibrary& library : places.named) {
        addOnce(libraries, library);
    }
    for (const PluginLibrary& library : ownplugins::read(places.ownFile)) {
        addOnce(libraries, library);
    }
    addFromEnvironment(libraries, places.environment);
    addFolders(libraries, places.fetchedFolder, PluginOrigin::Fetched);
    for (const QString& folder : places.pythonFolders) {
        addOnce(libraries, {kTpu, folder + QStringLiteral("/libtpu/libtpu.so"), false, PluginOrigin::Python});
        addFolders(libraries, folder + QStringLiteral("/jax_plugins"), PluginOrigin::Python);
    }
    return libraries;
}

}  // namespace epochmark
