// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/dropzone.h"

#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/iconlabel.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace epochmark {

DropZone::DropZone(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("dropZone"));
    setAccessibleName(tr("Drop a zip of pictures here"));
    setAcceptDrops(true);
    theme::setLook(this, QStringLiteral("drop"));
    auto* words = new QLabel(tr("Drop a zip of pictures here"));
    words->setProperty("look", QStringLiteral("strong"));
    words->setAlignment(Qt::AlignCenter);
    auto* browse = makeButton(tr("&Browse"), QStringLiteral("browseButton"), QStringLiteral("folder"));
    auto* folder = makeButton(tr("or a &folder"), QStringLiteral("browseFolderButton"), {}, ButtonKind::Link);
    connect(browse, &QPushButton::clicked, this, &DropZone::browseRequested);
    connect(folder, &QPushButton::clicked, this, &DropZone::folderRequested);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(browse);
    buttons->addWidget(folder);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 20, 8, 20);
    column->setSpacing(10);
    column->addWidget(new IconLabel(QStringLiteral("import"), IconRole::Accent, 28), 0, Qt::AlignHCenter);
    column->addWidget(words);
    column->addLayout(buttons);
}

QString DropZone::droppedDataset(const QMimeData* data)
{
    for (const QUrl& url : data->urls()) {
        const QFileInfo file(url.toLocalFile());
        if (file.isDir() || file.suffix().compare(QLatin1String("zip"), Qt::CaseInsensitive) == 0) {
            return file.absoluteFilePath();
        }
    }
    return {};
}

void DropZone::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedDataset(event->mimeData()).isEmpty()) {
        theme::setLook(this, QStringLiteral("drop-over"));
        event->acceptProposedAction();
    }
}

void DropZone::dragLeaveEvent(QDragLeaveEvent*)
{
    theme::setLook(this, QStringLiteral("drop"));
}

void DropZone::dropEvent(QDropEvent* event)
{
    theme::setLook(this, QStringLiteral("drop"));
    event->acceptProposedAction();
    Q_EMIT dropped(droppedDataset(event->mimeData()));
}

}  // namespace epochmark
