// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/tilerow.h"

#include "base/format.h"
#include "models/celltext.h"
#include "theme/theme.h"
#include "widgets/elidedlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace epochmark {

namespace {

constexpr int kBesideText = 12;  // margins of a tile
constexpr int kBetween = 4;      // value and unit
constexpr int kBesideNote = 3;   // before the next tile's border
constexpr int kNoteRoom = 10;    // beside the figure: with less, hardly a note could be read
constexpr double kInputBound = 0.2;

void setText(QLabel* label, const QString& text)
{
    if (label->text() != text) {
        label->setText(text);
    }
}

QString percentNumber(double share)
{
    return QLocale().toString(share * 100, 'f', 1);
}

int sum(const QList<int>& widths)
{
    return std::accumulate(widths.cbegin(), widths.cend(), 0);
}

/// The widest tile of each column.
QList<int> columnWidths(const QList<int>& tiles, int columns)
{
    QList<int> widths(columns, 0);
    for (qsizetype i = 0; i < tiles.size(); ++i) {
        widths[i % columns] = std::max(widths[i % columns], tiles[i]);
    }
    return widths;
}

/// What the clock of tile and charts counts.
QString countedWords()
{
    return TileRow::tr(
        "Reading and decoding the pictures, then training with validation; the charts count the same.");
}

}  // namespace

Tile::Tile(const QString& caption, const QString& objectName, QWidget* parent)
    : QWidget(parent), m_caption(caption), m_head(new QLabel(caption)), m_value(new QLabel),
      m_unit(new QLabel), m_note(new ElidedLabel)
{
    setObjectName(objectName);
    m_head->setProperty("look", QStringLiteral("caption muted"));
    m_value->setProperty("look", QStringLiteral("tile"));
    m_unit->setProperty("look", QStringLiteral("muted"));
    m_note->setProperty("look", QStringLiteral("caption muted"));
    for (QLabel* label : {m_unit, m_note}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(kBetween);
    row->addWidget(m_value);
    row->addWidget(m_unit, 1, Qt::AlignBottom);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kBesideText - 1, 8, 1, 8);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addLayout(row);
    column->addWidget(m_note);
    setValue({}, {}, {});
}

void Tile::setValue(const QString& value, const QString& unit, const QString& note, const QString& reason)
{
    setText(m_value, value.isEmpty() ? format::unknown() : value);
    setText(m_unit, unit);
    setText(m_note, note);
    setToolTip(reason);
    setAccessibleName(m_caption);
    setAccessibleDescription(
        QStringLiteral("%1 %2, %3. %4").arg(m_value->text(), unit, note, reason).trimmed());
}

QString Tile::value() const
{
    return m_value->text();
}

int Tile::widthFor(const QString& sample) const
{
    const int figure = m_value->fontMetrics().horizontalAdvance(sample) + kBetween
                       + m_unit->fontMetrics().horizontalAdvance(m_unit->text());
    return kBesideText + std::max(m_head->sizeHint().width(), figure + kNoteRoom);
}

int Tile::noteWidthFor(const QString& sample) const
{
    return kBesideText + kBesideNote + m_note->fontMetrics().horizontalAdvance(sample);
}

TileRow::TileRow(QWidget* parent)
    : QFrame(parent), m_grid(new QGridLayout(this)),
      m_epoch(new Tile(tr("Epoch"), QStringLiteral("epochTile"))),
      m_speed(new Tile(tr("Speed"), QStringLiteral("speedTile"))),
      m_elapsed(new Tile(tr("Elapsed"), QStringLiteral("elapsedTile"))),
      m_left(new Tile(tr("Time left"), QStringLiteral("timeLeftTile"))),
      m_validation(new Tile(tr("Validation"), QStringLiteral("validationTile"))),
      m_device(new Tile(tr("Device"), QStringLiteral("deviceTile"))),
      m_wait(new Tile(tr("Data wait"), QStringLiteral("dataWaitTile")))
{
    theme::setLook(this, QStringLiteral("card"));
    m_tiles = {m_epoch, m_speed, m_elapsed, m_left, m_validation, m_device, m_wait};
    m_grid->setContentsMargins(1, 1, 1, 1);
    m_grid->setSpacing(0);
    place(static_cast<int>(m_tiles.size()));
    reset(0);
}

void TileRow::reset(int epochs)
{
    m_epoch->setValue({}, epochs > 0 ? tr("of %1").arg(format::count(epochs)) : QString(), tr("not started"));
    m_speed->setValue({}, tr("images/s"), {});
    m_elapsed->setValue({}, {}, tr("without warm-up"), countedWords());
    m_left->setValue({}, {}, tr("known soon"));
    m_validation->setValue({}, QStringLiteral("%"), tr("after each epoch"));
    m_device->setValue({}, {}, tr("not measured yet"));
    m_wait->setValue({}, QStringLiteral("%"), {});
}

void TileRow::setProgress(const RunProgress& p)
{
    if (p.epoch > 0) {
        m_epoch->setValue(format::count(p.epoch), tr("of %1").arg(format::count(p.epochs)),
                          tr("step %1 of %2").arg(format::count(p.step), format::count(p.stepsPerEpoch)));
    }
    if (p.imagesPerSecond) {
        m_speed->setValue(format::rate(*p.imagesPerSecond), tr("images/s"),
                          p.stepSeconds ? tr("%1 ms a step").arg(format::rate(*p.stepSeconds * 1000))
                                        : QString());
    }
    if (p.secondsLeft) {
        m_left->setValue(format::clockTime(*p.secondsLeft), {},
                         tr("of %1").arg(format::clockTime(p.elapsedSeconds + *p.secondsLeft)));
    }
    setDevice(p);
    if (p.inputWaitShare) {
        m_wait->setValue(percentNumber(*p.inputWaitShare), QStringLiteral("%"),
                         *p.inputWaitShare > kInputBound ? tr("input bound") : tr("not input bound"));
    }
}

void TileRow::setElapsed(double seconds)
{
    m_elapsed->setValue(format::clockTime(seconds), {}, tr("without warm-up"), countedWords());
}

void TileRow::setDevice(const RunProgress& p)
{
    const QString watts = p.watts ? QLocale().toString(*p.watts, 'f', 0) : QString();
    if (p.temperature) {
        m_device->setValue(QLocale().toString(*p.temperature, 'f', 0), QStringLiteral("°C"),
                           p.watts ? tr("%1 W, %2").arg(watts, CellText::scope(p.powerScope))
                                   : tr("watts not readable"));
    } else if (p.watts) {
        m_device->setValue(watts, tr("W"), tr("%1; no temperature").arg(CellText::scope(p.powerScope)),
                           tr("No temperature can be read here."));
    } else {
        m_device->setValue({}, {}, tr("not readable here"),
                           tr("Neither temperature nor watts can be read here: there is no such sensor, or "
                              "no right to read it."));
    }
}

void TileRow::setEpoch(const EpochReport& report, const EpochReport& best)
{
    if (report.validationAccuracy) {
        m_validation->setValue(
            percentNumber(*report.validationAccuracy), QStringLiteral("%"),
            best.epoch == report.epoch
                ? tr("the best so far")
                : tr("best %1 in epoch %2").arg(format::percent(best.validationAccuracy)).arg(best.epoch));
    }
}

void TileRow::setFinished(int epochs, double elapsedSeconds)
{
    m_epoch->setValue(format::count(epochs), tr("of %1").arg(format::count(epochs)), tr("all done"));
    setElapsed(elapsedSeconds);
    m_left->setValue({}, {}, tr("done"));
}

void TileRow::setEnded()
{
    m_left->setValue({}, {}, tr("ended early"));
}

/// What each tile needs for its caption, and for a usual figure with its unit. Notes are elided.
QList<int> TileRow::neededWidths() const
{
    const QString clock = QStringLiteral("88:88");
    const QString percent = percentNumber(0.888);
    const QStringList figures{format::count(88), format::rate(8888), clock,  clock,
                              percent,           format::count(88),  percent};
    QList<int> widths;
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        widths.append(m_tiles[i]->widthFor(figures[i]));
    }
    return widths;
}

/// What each tile would need to show its usual notes whole, too. Samples, not what is shown just now: columns
/// that move while numbers change can't be read.
QList<int> TileRow::wantedWidths(const QList<int>& needed) const
{
    const QStringList notes{tr("step %1 of %2").arg(format::count(888), format::count(1888)),
                            tr("%1 ms a step").arg(format::rate(88.8)),
                            tr("without warm-up"),
                            tr("of %1").arg(QStringLiteral("88:88")),
                            tr("best %1 in epoch %2").arg(format::percent(0.888)).arg(88),
                            tr("not readable here"),
                            tr("not input bound")};
    QList<int> widths;
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        widths.append(std::max(needed[i], m_tiles[i]->noteWidthFor(notes[i])));
    }
    return widths;
}

/// One row where the figures fit, else two. Columns are alike, unless one of them needs more than its share:
/// then figures come first, after them the notes, and what is left goes to all alike.
void TileRow::arrange()
{
    const QList<int> needed = neededWidths();
    const QList<int> wanted = wantedWidths(needed);
    const int all = static_cast<int>(m_tiles.size());
    const int columns = sum(needed) <= width() ? all : (all + 1) / 2;
    const QList<int> least = columnWidths(needed, columns);
    const QList<int> best = columnWidths(wanted, columns);
    const bool isAlike = *std::max_element(best.cbegin(), best.cend()) * columns <= width();
    const double spare = std::max(0, width() - sum(best)) / static_cast<double>(columns);
    const double wishes = sum(best) - sum(least);
    const double share = std::clamp((width() - sum(least)) / std::max(1.0, wishes), 0.0, 1.0);
    for (int c = 0; c < all; ++c) {
        m_grid->setColumnStretch(c, c >= columns ? 0
                                    : isAlike    ? 1
                                                 : qRound(least[c] + share * (best[c] - least[c]) + spare));
    }
    place(columns);
}

void TileRow::place(int columns)
{
    if (m_columns == columns) {
        return;
    }
    for (int i = 0; i < m_tiles.size(); ++i) {
        m_grid->addWidget(m_tiles[i], i / columns, i % columns);
    }
    m_columns = columns;
    const int rows = (static_cast<int>(m_tiles.size()) + columns - 1) / columns;
    setFixedHeight(qRound(88 * theme::fontScale()) * rows);
    update();
}

void TileRow::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    arrange();
}

void TileRow::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setPen(theme::tokens(this).border);
    for (int i = 0; i < m_tiles.size(); ++i) {
        const QRect place = m_tiles[i]->geometry();
        if (i % m_columns != 0) {
            painter.drawLine(place.topLeft(), place.bottomLeft());
        }
        if (i >= m_columns && i % m_columns == 0) {
            painter.drawLine(1, place.top(), width() - 2, place.top());
        }
    }
}

}  // namespace epochmark
