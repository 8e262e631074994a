// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

/// Writes zips byte by byte, so that a test can also write what no zip program would.
///     TestZip zip; zip.add("train/cats/1.jpg", bytes); zip.writeTo(path);
class TestZip {
public:
    struct Options {
        bool isDeflated = false;
        quint16 flags = 0x0800;   ///< bit 0 encrypted, bit 11 name is UTF-8
        qint64 claimedSize = -1;  ///< instead of the true uncompressed size
        bool hasWrongCrc = false;
        bool isZip64 = false;    ///< sizes and offset in a zip64 extra field
        int method = -1;         ///< instead of stored or deflated
        QByteArray packed = {};  ///< by that method; null: the data as it is
        QByteArray extra = {};   ///< extra fields
        bool hasNoCrc = false;
    };
    /// What stands at the end and behind it.
    struct Ending {
        qint64 claimedEntries = -1;  ///< instead of the true number, as zip64 when over 65,535
        QByteArray comment = {};
        QByteArray trailing = {};
        quint16 disk = 0;
    };

    void add(const QByteArray& name, const QByteArray& data, const Options& options);
    void add(const QByteArray& name, const QByteArray& data) { add(name, data, Options()); }
    /// Zeros before the next entry, which writeTo() leaves as a hole: once.
    void leaveGap(qint64 bytes);

    /// The finished zip, without a gap.
    QByteArray bytes(const Ending& ending) const;
    QByteArray bytes(qint64 claimedEntries = -1) const;
    void writeTo(const QString& path, qint64 claimedEntries = -1) const;

private:
    qint64 localBytes() const { return m_local.size() + m_gap; }

    qint64 m_gap = 0;
    qsizetype m_gapAt = 0;
    QByteArray m_local;
    QByteArray m_directory;
    qint64 m_entries = 0;
};

/// Info-ZIP's Unicode Path: `utf8Name` for an entry that is called `rawName` otherwise.
QByteArray unicodePathField(const QByteArray& rawName, const QByteArray& utf8Name);

/// A zip with `train` and `test`, two classes and one picture in each; contents are the names.
TestZip smallZip();
