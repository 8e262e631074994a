// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/dropwords.h"

#include "frame/mainwindow.h"
#include "pages/benchmark/setup/dropzone.h"

#include <QFileInfo>
#include <QList>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace epochmark::dropwords {

QString modelFile(const QMimeData* data)
{
    for (const QUrl& url : data->urls()) {
        const QFileInfo file(url.toLocalFile());
        const QString suffix = file.suffix().toLower();
        if (suffix == QLatin1String("keras") || suffix == QLatin1String("pt")) {
            return file.absoluteFilePath();
        }
    }
    return {};
}

QStringList imports(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        const QFileInfo file(url.toLocalFile());
        const QString suffix = file.suffix().toLower();
        if (QStringList{QStringLiteral("json"), QStringLiteral("png"), QStringLiteral("html"),
                        QStringLiteral("htm")}
                .contains(suffix)) {
            paths << file.absoluteFilePath();
        }
    }
    return paths;
}

bool hasTable(const QMimeData* data)
{
    const QList<QUrl> urls = data->urls();
    return std::any_of(urls.begin(), urls.end(), [](const QUrl& url) {
        return url.toLocalFile().endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
    });
}

QString ofTable()
{
    return MainWindow::tr("A CSV has not all that a result needs: results come in from JSON, or from the PNG "
                          "of a report.");
}

QString meaning(const QMimeData* data, bool isRunning)
{
    const bool isWork = !DropZone::droppedDataset(data).isEmpty() || !modelFile(data).isEmpty();
    if (isWork && isRunning) {
        return MainWindow::tr("A run is in work: drop it again once that has ended");
    }
    if (!DropZone::droppedDataset(data).isEmpty()) {
        return MainWindow::tr("Drop it to benchmark these pictures");
    }
    if (!modelFile(data).isEmpty()) {
        return MainWindow::tr("Drop it to train this network");
    }
    if (!imports(data).isEmpty()) {
        return MainWindow::tr("Drop it to import results");
    }
    return hasTable(data) ? ofTable() : QString();
}

}  // namespace epochmark::dropwords
