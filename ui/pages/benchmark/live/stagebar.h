// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "run/runevent.h"

#include <QWidget>

#include <array>

namespace epochmark {

/// The five stations of a run: a 4-px line each, with icon, name and seconds beneath. Painted; speaks its
/// state.
class StageBar : public QWidget {
    Q_OBJECT
public:
    static constexpr int kStages = 5;

    explicit StageBar(QWidget* parent = nullptr);

    /// All waiting.
    void reset();
    void setStage(const StageEvent& event);
    /// Fills the running station's line; `words` stand after its name ("43 %, about 8:48 left").
    void setProgress(RunStage stage, double share, const QString& words);
    /// The station in work ends here: failed on an error cross, or stopped.
    void setEnded(bool isFailed);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Station {
        StageState state = StageState::Waiting;
        double share = 0;
        QString words;
    };
    void paintStation(QPainter& painter, const QRect& place, int index) const;
    void describe();

    std::array<Station, kStages> m_stations;
};

/// "Check", "Decode", "Warm up", "Train", "Store".
QString stageName(RunStage stage);

}  // namespace epochmark
