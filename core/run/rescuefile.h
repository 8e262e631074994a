// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

namespace epochmark {

/// Room on the disk for the record of a run, taken while there is some: a disk that is full when the run ends
/// can still take it. Removed with this object unless it was filled; a killed run's room goes when the run is
/// seen as interrupted. One thread.
///     auto room = RescueFile::reserve(folder + "/<run>.rescue", 20'000);
///     if (room && room->fill(json, folder + "/epochmark-<run>.json")) { ... }
class RescueFile {
public:
    /// Writes `bytes` (of blanks) to `path`; null when the disk hasn't got them or the folder isn't there.
    static std::unique_ptr<RescueFile> reserve(const QString& path, qint64 bytes);
    ~RescueFile();
    RescueFile(const RescueFile&) = delete;
    RescueFile& operator=(const RescueFile&) = delete;

    /// Puts `content` into the room and gives the file its final name. False, and nothing under that name,
    /// when that fails; content that is longer than the room needs the disk's help.
    bool fill(const QByteArray& content, const QString& target);

private:
    explicit RescueFile(QString path) : m_path(std::move(path)) {}

    QString m_path;
};

}  // namespace epochmark
