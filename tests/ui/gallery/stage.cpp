// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gallery/stage.h"

#include "charts/curvechart.h"
#include "faketeamboard.h"
#include "gallery/examplerecords.h"

#include <QApplication>
#include <QPainter>
#include <QPixmap>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace epochmark {

namespace {

constexpr int kMostRounds =
    12;  // a reading may lead to another: store, then leaderboard, then what hangs on it

const QString kStoreFile = QStringLiteral("results.sqlite");
const QString kPricesFile = QStringLiteral("prices.json");

/// A run of this moment, without its end.
RunRecord runningRecord()
{
    RunRecord record;
    for (const RunRecord& known : example::records().records) {
        if (known.setId == example::ownSet()) {
            record = known;
        }
    }
    record.id = QStringLiteral("6f1d7c5e-0000-4000-8000-000000000001");
    record.setId = QStringLiteral("6f1d7c5e-0000-4000-8000-000000000002");
    record.status = RunStatus::Running;
    record.isRanked = false;
    record.startedAt = QDateTime::currentDateTimeUtc();
    record.epochs.clear();
    record.timing = {};
    record.energy.reset();
    record.finalValidationAccuracy.reset();
    record.finalValidationLoss.reset();
    record.steadyImagesPerSecond.reset();
    return record;
}

void fill(ResultStore& store, bool isRunning, bool isLongNamed)
{
    const RecordDocument records = isLongNamed ? example::longNamedRecords() : example::records();
    if (const auto imported = store.importDocument(records); !imported) {
        qFatal("%s", qPrintable(imported.error().message));
    }
    if (isRunning) {
        const RunRecord record = runningRecord();
        const Result<void> begun = store.begin(record);
        const Result<void> first = store.appendEpoch(record.id, example::epoch(1, 61));
        const Result<void> second = store.appendEpoch(record.id, example::epoch(2, 61));
        if (!begun || !first || !second) {
            qFatal("The example of a running run can't be stored.");
        }
    }
}

}  // namespace

Stage::Stage(Store store, ColorScheme scheme, QSize window)
{
    const auto fillWithExamples = [store](AppContext::Parts& parts) {
        parts.prices = store == Store::Empty ? PriceBook::shipped() : example::prices();
        if (store != Store::Empty) {
            fill(*parts.store, store == Store::Running, store == Store::LongNames);
        }
    };
    open(fillWithExamples, scheme, window);
}

Stage::Stage(const QDir& home, ColorScheme scheme, QSize window)
{
    if (!QFile::copy(home.filePath(kStoreFile), m_folder.filePath(kStoreFile))) {
        qFatal("There is no store in %s.", qPrintable(home.path()));
    }
    const auto takePrices = [&home](AppContext::Parts& parts) {
        const auto prices = PriceBook::load(home.filePath(kPricesFile));
        if (!prices) {
            qFatal("%s", qPrintable(prices.error().message));
        }
        parts.prices = prices.value();
    };
    open(takePrices, scheme, window);
}

void Stage::open(const std::function<void(AppContext::Parts&)>& fill, ColorScheme scheme, QSize window)
{
    m_team = std::make_unique<test::FakeTeamBoard>();
    AppContext::Parts parts;
    parts.team = m_team->reach();
    auto opened = ResultStore::open(m_folder.filePath(kStoreFile));
    if (!opened) {
        qFatal("%s", qPrintable(opened.error().message));
    }
    parts.store = opened.value();
    parts.pricesFile = m_folder.filePath(kPricesFile);
    parts.settingsFile = m_folder.filePath(QStringLiteral("settings.ini"));
    fill(parts);
    m_context = std::make_unique<AppContext>(std::move(parts));
    m_context->settings().setColorScheme(scheme);
    m_context->settings().setElapsedAxis(true);
    theme::apply(*qApp, scheme);
    m_window = std::make_unique<MainWindow>(m_context.get());
    m_window->resize(window);
    m_window->show();
    settle();
}

Stage::~Stage() = default;

void Stage::settle()
{
    for (int round = 0; round < kMostRounds; ++round) {
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
    for (CurveChart* chart : m_window->findChildren<CurveChart*>()) {
        chart->redrawNow();
    }
}

QImage Stage::photograph()
{
    settle();
    if (QWidget* focused = QApplication::focusWidget()) {
        focused->clearFocus();  // the pictures show the pages, not where a key would go
    }
    QCoreApplication::processEvents();
    QPixmap picture = m_window->grab();
    paintOver(picture);
    return picture.toImage();
}

void Stage::paintOver(QPixmap& picture) const
{
    QPainter painter(&picture);
    QWidgetList windows = QApplication::topLevelWidgets();  // in no order
    std::ranges::stable_sort(windows, {}, [](const QWidget* widget) {
        int depth = 0;  // a dialog stands over the one that opened it
        for (; widget != nullptr; widget = widget->parentWidget()) {
            ++depth;
        }
        return depth;
    });
    for (QWidget* above : std::as_const(windows)) {
        if (above == m_window.get() || !above->isVisible()) {
            continue;
        }
        // There is no window manager to frame it.
        const QRect place(above->geometry().topLeft() - m_window->geometry().topLeft(), above->size());
        painter.drawPixmap(place.topLeft(), above->grab());
        painter.setPen(theme::tokens(above).control);
        painter.drawRect(place.adjusted(-1, -1, 0, 0));
    }
}

}  // namespace epochmark
