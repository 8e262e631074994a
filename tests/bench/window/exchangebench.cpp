// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "benches.h"
#include "benchhome.h"
#include "boardrows.h"
#include "eventprobe.h"
#include "pages/picturefile.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QFile>
#include <QKeyEvent>
#include <QTableView>
#include <QTemporaryDir>

#include <cstdio>

namespace epochmark::bench {

namespace {

constexpr int kWaitMs = 20;
constexpr int kMostRounds = 3000;
constexpr int kRestMs = 500;

QList<RunRecord> records(int count)
{
    QList<RunRecord> made;
    for (int i = 0; i < count; ++i) {
        made.append(sample::record(sample::freshId(), QStringLiteral("Processor %1").arg(i),
                                   DeviceKind("cpu"), 20 + (i * 7919) % 1200));
    }
    return made;
}

/// What the event loop answers from `begin` until `isDone`, and half a second on.
template <typename Begin, typename IsDone>
bool probe(const QString& name, Begin begin, IsDone isDone)
{
    Durations answers;
    EventProbe probe;
    probe.setDurations(&answers);
    begin();
    int rounds = 0;
    while (!isDone() && ++rounds < kMostRounds) {
        runEventLoop(kWaitMs);
    }
    runEventLoop(kRestMs);
    probe.setDurations(nullptr);
    answers.print(name);
    return rounds < kMostRounds;
}

void press(QWidget* widget, int key, Qt::KeyboardModifiers modifiers = {})
{
    QKeyEvent event(QEvent::KeyPress, key, modifiers);
    QApplication::sendEvent(widget, &event);
}

bool benchPicture(BenchHome& home, const QString& setId, int scale)
{
    const RecordDocument everything = home.context().store().everything().value();
    const auto report = buildReport(setId, everything.records, everything.annotations, CostModel({}), {});
    if (!report) {
        return false;
    }
    const QTemporaryDir folder;
    bool isWritten = false;
    return probe(
        QStringLiteral("a report %1 pixels wide is written").arg(1920 * scale),
        [&] {
            const PictureOrder order{pageOf(report.value()), documentOfSet(setId, everything), false, scale,
                                     folder.filePath(QStringLiteral("report.png"))};
            savePicture(home.context(), &home.window(), order,
                        [&isWritten](const Result<void>& written) { isWritten = bool(written); });
        },
        [&isWritten] { return isWritten; });
}

}  // namespace

bool benchExchange(int rows)
{
    BenchHome home;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("results.json"));
    QFile file(path);
    const QByteArray json = toJson(RecordDocument{records(rows), {}});
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size()) {
        return false;
    }
    file.close();
    MainWindow& window = home.window();
    window.showPage(MainWindow::Page::Leaderboard);
    runEventLoop(kRestMs);
    auto* table = window.findChild<QTableView*>(QStringLiteral("measuredTable"));
    const auto hasRows = [table](int count) {
        return [table, count] { return table->model()->rowCount() == count; };
    };
    bool isGood = probe(
        QStringLiteral("%1 results are imported").arg(rows), [&] { home.context().importFiles({path}); },
        hasRows(rows));
    const QString setId = home.context().store().records().value().first().setId;
    isGood = benchPicture(home, setId, 1) && benchPicture(home, setId, 2) && isGood;
    isGood = probe(
                 QStringLiteral("%1 results are deleted").arg(rows),
                 [&] {
                     table->setFocus();
                     press(table, Qt::Key_A, Qt::ControlModifier);
                     press(table, Qt::Key_Delete);
                 },
                 hasRows(0))
             && isGood;
    return isGood;
}

}  // namespace epochmark::bench
