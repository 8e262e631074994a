// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/libtorchparts.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QtEndian>

#include <algorithm>

namespace epochmark {

namespace {

// The ELF-64 Object File Format, version 1.5: offsets in its header, in a program header and in a dynamic
// entry.
constexpr qsizetype kElfHeader = 64;
constexpr qsizetype kProgramHeader = 56;
constexpr qsizetype kDynamicEntry = 16;
constexpr quint32 kLoad = 1;
constexpr quint32 kDynamic = 2;
constexpr quint64 kNeeded = 1;
constexpr quint64 kStringTable = 5;
constexpr quint16 kMostProgramHeaders = 256;
constexpr quint64 kMostDynamic = 1 << 16;  // bytes
constexpr qint64 kMostName = 256;

template <typename T>
T numberAt(const QByteArray& bytes, qsizetype offset)
{
    return qFromLittleEndian<T>(bytes.constData() + offset);
}

/// Shorter where the file ends.
QByteArray bytesAt(QFile& file, quint64 offset, qint64 size)
{
    return offset < static_cast<quint64>(file.size()) && file.seek(static_cast<qint64>(offset))
               ? file.read(size)
               : QByteArray();
}

/// What every Linux with a C++ program has, or a compiler's own.
bool isOfSystem(const QString& name)
{
    static const QRegularExpression kSystem(QStringLiteral(
        "\\A(ld-linux.*|lib(c|m|dl|rt|pthread|util|resolv|gcc_s|stdc\\+\\+|gomp|atomic)\\.so.*)\\z"));
    return kSystem.match(name).hasMatch();
}

QFileInfo foundIn(const QStringList& folders, const QString& name)
{
    for (const QString& folder : folders) {
        if (const QFileInfo file(folder + u'/' + name); file.isFile()) {
            return file;
        }
    }
    return {};
}

/// The folder itself, then those of NVIDIA's packages beside Python's torch.
QStringList foldersOf(const QString& libraries)
{
    QStringList folders{libraries};
    const QDir packages(QDir::cleanPath(libraries + QStringLiteral("/../../nvidia")));
    for (const QString& package : packages.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        folders.append(packages.filePath(package) + QStringLiteral("/lib"));
    }
    return folders;
}

}  // namespace

QStringList neededLibraries(const QString& path)
{
    QFile file(path);
    const QByteArray header = file.open(QIODevice::ReadOnly) ? file.read(kElfHeader) : QByteArray();
    if (header.size() < kElfHeader
        || !header.startsWith("\x7f"
                              "ELF\x02\x01")) {
        return {};
    }
    const auto size = numberAt<quint16>(header, 54);
    const auto count = std::min(numberAt<quint16>(header, 56), kMostProgramHeaders);
    const QByteArray programs = bytesAt(file, numberAt<quint64>(header, 32), qint64{size} * count);
    if (size < kProgramHeader) {
        return {};
    }
    QByteArray dynamic;
    for (qsizetype at = 0; at + kProgramHeader <= programs.size(); at += size) {
        if (numberAt<quint32>(programs, at) == kDynamic) {
            dynamic = bytesAt(
                file, numberAt<quint64>(programs, at + 8),
                static_cast<qint64>(std::min(numberAt<quint64>(programs, at + 32), kMostDynamic)));
        }
    }
    QList<quint64> names;
    quint64 table = 0;  // where it lies in memory
    for (qsizetype at = 0; at + kDynamicEntry <= dynamic.size(); at += kDynamicEntry) {
        const auto tag = numberAt<quint64>(dynamic, at);
        if (tag == kNeeded) {
            names.append(numberAt<quint64>(dynamic, at + 8));
        } else if (tag == kStringTable) {
            table = numberAt<quint64>(dynamic, at + 8);
        }
    }
    QStringList needed;
    for (qsizetype at = 0; at + kProgramHeader <= programs.size(); at += size) {
        const auto begin = numberAt<quint64>(programs, at + 16);
        if (numberAt<quint32>(programs, at) != kLoad || table < begin
            || table - begin >= numberAt<quint64>(programs, at + 32)) {
            continue;
        }
        const quint64 offset = numberAt<quint64>(programs, at + 8) + (table - begin);
        for (const quint64 name : names) {
            const QByteArray text = bytesAt(file, offset + name, kMostName);
            needed.append(QString::fromUtf8(text.left(std::max<qsizetype>(text.indexOf('\0'), 0))));
        }
        break;
    }
    needed.removeAll(QString());
    return needed;
}

LibTorchParts LibTorchParts::of(const QString& libraries)
{
    LibTorchParts parts;
    parts.files = QDir(libraries).entryInfoList(
        {QStringLiteral("libtorch_cpu.so*"), QStringLiteral("libc10.so*"), QStringLiteral("libgomp[-.]*so*"),
         QStringLiteral("libcudart[-.]*so*"), QStringLiteral("libcupti[-.]*so*")},
        QDir::Files, QDir::Name);
    const QStringList folders = foldersOf(libraries);
    const auto isTaken = [&parts](const QString& name) {
        return std::ranges::any_of(parts.files,
                                   [&name](const QFileInfo& file) { return file.fileName() == name; });
    };
    for (qsizetype i = 0; i < parts.files.size(); ++i) {  // it grows
        for (const QString& name : neededLibraries(parts.files.at(i).filePath())) {
            if (name.contains(u'/') || isTaken(name) || parts.missing.contains(name)) {
                continue;
            }
            if (const QFileInfo file = foundIn(folders, name); file.isFile()) {
                parts.files.append(file);
            } else if (!isOfSystem(name)) {
                parts.missing.append(name);
            }
        }
    }
    std::ranges::sort(parts.files, {}, &QFileInfo::fileName);
    return parts;
}

}  // namespace epochmark
