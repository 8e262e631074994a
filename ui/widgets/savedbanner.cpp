// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/savedbanner.h"

#include "base/result.h"
#include "context/background.h"
#include "widgets/buttons.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHash>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

#include <memory>
#include <optional>

namespace epochmark {

namespace {

constexpr qint64 kMostPasted = 16 << 20;  // bytes; of larger files the clipboard has the name alone

/// As what the bytes of such a file are pasted; empty: as nothing.
QString pastedAs(const QString& suffix)
{
    static const QHash<QString, QString> kTypes{
        {QStringLiteral("png"), QStringLiteral("image/png")},
        {QStringLiteral("svg"), QStringLiteral("image/svg+xml")},
        {QStringLiteral("csv"), QStringLiteral("text/plain")},
        {QStringLiteral("md"), QStringLiteral("text/plain")},
        {QStringLiteral("json"), QStringLiteral("text/plain")},
    };
    return kTypes.value(suffix.toLower());
}

/// What goes onto the clipboard.
struct CopiedFiles {
    QList<QUrl> urls;
    QString type;      ///< of what is in the first; empty: not to be pasted
    QByteArray bytes;  ///< what is in it
};

/// Any thread. Error::Input naming a file that is gone.
Result<CopiedFiles> readForClipboard(const QStringList& paths)
{
    CopiedFiles copied;
    for (const QString& path : paths) {
        const QFileInfo file(path);
        if (!file.exists()) {
            return Error{ErrorCode::Input,
                         SavedBanner::tr("%1 isn't there any more.").arg(QDir::toNativeSeparators(path)),
                         {}};
        }
        copied.urls.append(QUrl::fromLocalFile(file.absoluteFilePath()));
    }
    QFile first(paths.value(0));
    const QString type = pastedAs(QFileInfo(first).suffix());
    if (!type.isEmpty() && first.size() <= kMostPasted && first.open(QIODevice::ReadOnly)) {
        copied.type = type;
        copied.bytes = first.readAll();
    }
    return copied;
}

void putOnClipboard(const CopiedFiles& files)
{
    auto data = std::make_unique<QMimeData>();
    data->setUrls(files.urls);
    if (files.type == QLatin1String("text/plain")) {
        data->setText(QString::fromUtf8(files.bytes));
    } else if (!files.type.isEmpty()) {
        data->setData(files.type, files.bytes);
    }
    QGuiApplication::clipboard()->setMimeData(data.release());
}

}  // namespace

SavedBanner::SavedBanner(QWidget* parent)
    : Banner(parent), m_open(makeButton(tr("Open &folder"), QStringLiteral("openFolderButton"),
                                        QStringLiteral("folder"), ButtonKind::Link, ButtonSize::Small)),
      m_copy(makeButton(tr("Cop&y"), QStringLiteral("copySavedButton"), QStringLiteral("copy"),
                        ButtonKind::Link, ButtonSize::Small))
{
    addAction(m_open);
    addAction(m_copy);
    setClosable(true);
    hide();
    connect(m_open, &QPushButton::clicked, this, &SavedBanner::openFolder);
    connect(m_copy, &QPushButton::clicked, this, &SavedBanner::copy);
}

void SavedBanner::tellSaved(const QString& sentence, const QStringList& paths)
{
    m_paths = paths;
    m_open->setVisible(!paths.isEmpty());
    m_copy->setVisible(!paths.isEmpty());
    setContent(Kind::Success, sentence);
    show();
}

void SavedBanner::tellFailed(const QString& sentence, const QString& detail)
{
    m_open->hide();
    m_copy->hide();
    setContent(Kind::Error, sentence, detail);
    show();
}

void SavedBanner::copy()
{
    using Copied = std::optional<Result<CopiedFiles>>;  // a future's value has a default
    runInBackground(
        this, [paths = m_paths] { return Copied(readForClipboard(paths)); },
        [this, paths = m_paths](const Copied& copied) {
            if (copied->hasValue()) {
                putOnClipboard(copied->value());
            }
            if (paths != m_paths) {
                return;  // something newer is told
            }
            if (*copied) {
                const QString name = QFileInfo(paths.first()).fileName();
                setContent(Kind::Success, tr("%1 is on the clipboard.").arg(name));
            } else {
                tellFailed(copied->error().message);
            }
        });
}

void SavedBanner::openFolder()
{
    const QString folder = QFileInfo(m_paths.first()).absolutePath();
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder))) {
        tellFailed(
            tr("No program here opens folders. The file is in %1.").arg(QDir::toNativeSeparators(folder)));
    }
}

}  // namespace epochmark
