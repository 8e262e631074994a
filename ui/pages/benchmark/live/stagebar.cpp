// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/stagebar.h"

#include "base/format.h"
#include "theme/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace epochmark {

namespace {

/// Widths relative to each other: training takes the longest.
constexpr std::array<double, StageBar::kStages> kStretch{1, 1, 1, 4, 0.8};
constexpr int kGap = 8;
constexpr int kLine = 4;
constexpr int kStageIconEdge = 16;
constexpr double kMostForTimes = 0.85;  // of the room: what is left is Train's, which says most
constexpr double kLeastFailed = 0.04;  // of a failed station's line: its colour must be seen

/// What a station needs at least: its icon and name, and its time behind them where all have room for that.
std::array<double, StageBar::kStages> leastWidths(double room)
{
    const QFontMetrics metrics(theme::font(theme::TextSize::Caption, true));
    const double time = metrics.horizontalAdvance(format::clockTime(58.8)) + 8;
    std::array<double, StageBar::kStages> least{};
    for (std::size_t i = 0; i < least.size(); ++i) {
        least[i] = kStageIconEdge * theme::fontScale() + 12
                   + metrics.horizontalAdvance(stageName(static_cast<RunStage>(i)));
    }
    const double all = std::accumulate(least.begin(), least.end(), time * StageBar::kStages);
    if (all < kMostForTimes * room) {
        for (double& width : least) {
            width += time;
        }
    }
    return least;
}

/// Where each station stands: by its stretch, but never narrower than it needs.
std::array<QRect, StageBar::kStages> placesOf(int width, int height)
{
    std::array<double, StageBar::kStages> widths{};
    double room = width - kGap * (StageBar::kStages - 1);
    double stretch = std::accumulate(kStretch.begin(), kStretch.end(), 0.0);
    const std::array<double, StageBar::kStages> least = leastWidths(room);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (kStretch[i] / stretch * room < least[i]) {
            widths[i] = least[i];
            room -= least[i];
            stretch -= kStretch[i];
        }
    }
    std::array<QRect, StageBar::kStages> places;
    double left = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const double own = widths[i] > 0 ? widths[i] : kStretch[i] / stretch * room;
        places[i] = QRect(qRound(left), 0, qRound(own), height);
        left += own + kGap;
    }
    return places;
}

void paintLine(QPainter& painter, const QRectF& line, const QColor& color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(line, kLine / 2.0, kLine / 2.0);
}

}  // namespace

QString stageName(RunStage stage)
{
    switch (stage) {
    case RunStage::Check: return StageBar::tr("Check");
    case RunStage::Decode: return StageBar::tr("Decode");
    case RunStage::WarmUp: return StageBar::tr("Warm up");
    case RunStage::Train: return StageBar::tr("Train");
    case RunStage::Store: return StageBar::tr("Store");
    }
    return {};
}

StageBar::StageBar(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("stageBar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    reset();
}

void StageBar::reset()
{
    m_stations = {};
    describe();
}

QSize StageBar::sizeHint() const
{
    return {520, qRound(36 * theme::fontScale())};
}

void StageBar::setStage(const StageEvent& event)
{
    Station& station = m_stations[static_cast<std::size_t>(event.stage)];
    station.state = event.state;
    const bool isCutShort = event.state == StageState::Failed || event.state == StageState::Stopped;
    const bool isDone = event.state == StageState::Done;
    station.share = isDone ? 1 : isCutShort ? std::max(station.share, kLeastFailed) : station.share;
    const bool hasTime = isDone || isCutShort;
    station.words = hasTime ? format::clockTime(event.seconds) : QString();
    describe();
}

void StageBar::setProgress(RunStage stage, double share, const QString& words)
{
    Station& station = m_stations[static_cast<std::size_t>(stage)];
    if (station.state != StageState::Running) {
        return;
    }
    station.share = std::clamp(share, 0.0, 1.0);
    station.words = words;
    describe();
}

void StageBar::setEnded(bool isFailed)
{
    for (Station& station : m_stations) {
        if (station.state == StageState::Running) {
            station.state = isFailed ? StageState::Failed : StageState::Stopped;
        }
    }
    describe();
}

void StageBar::describe()
{
    QStringList parts;
    for (int i = 0; i < kStages; ++i) {
        const Station& station = m_stations[static_cast<std::size_t>(i)];
        const QString state = station.state == StageState::Stopped   ? tr("stopped")
                              : station.state == StageState::Waiting ? tr("waiting")
                              : station.state == StageState::Running ? tr("running")
                              : station.state == StageState::Done    ? tr("done")
                                                                     : tr("failed");
        parts << QStringLiteral("%1: %2 %3")
                     .arg(stageName(static_cast<RunStage>(i)), state, station.words)
                     .trimmed();
    }
    setAccessibleName(tr("Stages"));
    setAccessibleDescription(parts.join(QLatin1String("; ")));
    update();
}

void StageBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto places = placesOf(width(), height());
    for (int i = 0; i < kStages; ++i) {
        paintStation(painter, places[static_cast<std::size_t>(i)], i);
    }
}

void StageBar::paintStation(QPainter& painter, const QRect& place, int index) const
{
    const Station& station = m_stations[static_cast<std::size_t>(index)];
    const Tokens& t = theme::tokens(this);
    const bool isRunning = station.state == StageState::Running;
    const bool isStopped = station.state == StageState::Stopped;
    const IconRole role = isStopped                             ? IconRole::Muted
                          : isRunning                           ? IconRole::Accent
                          : station.state == StageState::Done   ? IconRole::Success
                          : station.state == StageState::Failed ? IconRole::Error
                                                                : IconRole::Muted;
    const QString icon = isStopped                             ? QStringLiteral("stop")
                         : isRunning                           ? QStringLiteral("play")
                         : station.state == StageState::Done   ? QStringLiteral("check")
                         : station.state == StageState::Failed ? QStringLiteral("cross")
                                                               : QStringLiteral("ring");
    const QRectF line(place.left(), 0, place.width(), kLine);
    paintLine(painter, line, t.track);
    if (station.share > 0) {
        const QColor fill = isRunning ? t.accentFill : theme::color(role, t);
        paintLine(painter, QRectF(line.left(), 0, line.width() * station.share, kLine), fill);
    }

    const int edge = qRound(kStageIconEdge * theme::fontScale());
    const int middle = kLine + (place.height() - kLine) / 2 + 1;
    theme::icon(icon, role).paint(&painter, QRect(place.left(), middle - edge / 2, edge, edge));
    const bool isStrong = station.state != StageState::Waiting;
    painter.setFont(theme::font(theme::TextSize::Caption, isRunning));
    painter.setPen(isRunning ? t.accent : isStrong ? t.text : t.muted);
    QRect words(place.left() + edge + 8, kLine + 1, place.width() - edge - 8, place.height() - kLine);
    const QString name = painter.fontMetrics().elidedText(stageName(static_cast<RunStage>(index)),
                                                          Qt::ElideRight, words.width());
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, name);
    words.setLeft(words.left() + painter.fontMetrics().horizontalAdvance(name) + 7);
    painter.setFont(theme::font(theme::TextSize::Caption));
    painter.setPen(t.muted);
    // "42 %, about 8:51 left", or its beginning where that has no room.
    for (const QString& said : {station.words, station.words.section(QLatin1String(", "), 0, 0)}) {
        if (painter.fontMetrics().horizontalAdvance(said) <= words.width()) {
            painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, said);
            break;
        }
    }
}

}  // namespace epochmark
