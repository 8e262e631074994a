// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/folderwalk.h"

#include <QByteArrayList>
#include <QFile>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPair>

#include <algorithm>
#include <memory>
#include <optional>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace epochmark {

namespace {

using FolderId = QPair<quint64, quint64>;  // device and inode

FolderId idOf(const struct stat& status)
{
    return {static_cast<quint64>(status.st_dev), static_cast<quint64>(status.st_ino)};
}

/// Names in a folder, sorted; absent when it can't be read, be it that it only tells its names.
std::optional<QByteArrayList> namesIn(const QByteArray& folder)
{
    if (::faccessat(AT_FDCWD, folder.constData(), R_OK | X_OK, AT_EACCESS) != 0) {
        return std::nullopt;
    }
    const auto close = [](DIR* stream) { closedir(stream); };
    const std::unique_ptr<DIR, decltype(close)> stream(opendir(folder.constData()), close);
    if (!stream) {
        return std::nullopt;
    }
    QByteArrayList names;
    while (const dirent* entry = readdir(stream.get())) {
        const QByteArray name(entry->d_name);
        if (name != "." && name != "..") {
            names.append(name);
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// How often links may lead into one folder: enough for anybody, and folders full of links to each other end.
constexpr int kMostEntered = 16;

/// A folder that is still to be entered.
struct Waiting {
    QByteArray path;  ///< "/" at its end; empty for the root
    QByteArrayList names;
    QList<FolderId> around;  ///< the folder itself and those it lies in
};

/// One walk: what is still to be entered, deepest first, and how often each folder was.
class Walk {
public:
    Walk(QByteArray root, const std::function<Result<void>(const WalkedFile&)>& visit)
        : m_root(std::move(root)), m_visit(visit)
    {}

    Result<void> run();

private:
    Result<void> meet(const QByteArray& path, const QList<FolderId>& around);

    QByteArray m_root;
    const std::function<Result<void>(const WalkedFile&)>& m_visit;
    QHash<FolderId, int> m_entered;
    QList<Waiting> m_waiting;
};

Result<void> Walk::run()
{
    struct stat status {};
    const auto names = namesIn(m_root);
    if (!names || ::stat(m_root.constData(), &status) != 0) {
        return Error{ErrorCode::Input,
                     QObject::tr("%1 can't be read. Check that you may open this folder.")
                         .arg(QFile::decodeName(m_root)),
                     {}};
    }
    m_waiting.append({QByteArray(), *names, {idOf(status)}});
    while (!m_waiting.isEmpty()) {
        const Waiting folder = m_waiting.takeLast();
        for (const QByteArray& name : folder.names) {
            if (const Result<void> met = meet(folder.path + name, folder.around); !met) {
                return met.error();
            }
        }
    }
    return {};
}

Result<void> Walk::meet(const QByteArray& path, const QList<FolderId>& around)
{
    const QByteArray whole = m_root + '/' + path;
    struct stat status {};
    const bool isThere = ::stat(whole.constData(), &status) == 0;
    WalkedFile file{path, isThere && S_ISDIR(status.st_mode), isThere && S_ISREG(status.st_mode), false};
    if (file.isFolder) {
        const FolderId id = idOf(status);
        if (around.contains(id)) {
            return {};  // a link to a folder around it: nothing is lost
        }
        file.isRepeated = m_entered.value(id) == kMostEntered;
        const auto names = file.isRepeated ? std::nullopt : namesIn(whole);
        file.isReadable = names.has_value();
        if (names) {
            ++m_entered[id];
            m_waiting.append({path + '/', *names, around + QList<FolderId>{id}});
        }
    }
    return m_visit(file);
}

}  // namespace

Result<void> walkFolder(const QByteArray& folder, const std::function<Result<void>(const WalkedFile&)>& visit)
{
    return Walk(folder, visit).run();
}

}  // namespace epochmark
