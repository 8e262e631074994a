// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <memory>
#include <optional>

namespace epochmark {

/// One finished epoch of one curve; value is a share (accuracy) or nats (loss), absent where it wasn't
/// finite.
struct CurvePoint {
    double epoch = 0;
    double seconds = 0;  ///< of the headline (data + training, warm-up left out), at the end of the epoch
    std::optional<double> value;
};

/// The curves of one run. Series 0 is the run shown; ghosts are thin, validation only.
struct RunCurves {
    QString label;   ///< device name; shown for ghosts and on Compare
    int series = 0;  ///< index into Tokens::series
    bool isGhost = false;
    bool isFinished = false;
    double startSeconds = 0;  ///< of the headline, when training began: what the data took
    double totalSeconds = 0;  ///< headline of a finished run (where a ghost is done)
    QList<CurvePoint> training;
    QList<CurvePoint> validation;
};

/// A live line chart of accuracy or loss over epochs or elapsed time (Qt Charts inside; nobody else sees it).
/// A run in progress is redrawn at most once a second, what a person changes ten times, with one replace() a
/// series, at most 2,000 points each. Names stand at the line ends; speaks its current values as accessible
/// description. Window thread; also rendered offscreen by the report.
class CurveChart : public QWidget {
    Q_OBJECT
public:
    enum class Metric { Accuracy, Loss };
    enum class XAxis { Epochs, ElapsedTime };

    explicit CurveChart(Metric metric, QWidget* parent = nullptr);
    ~CurveChart() override;

    void setCurves(const QList<RunCurves>& curves);
    /// Right end of the epochs axis (the planned epochs), so that a running curve grows into a still frame.
    void setPlannedEpochs(int epochs);
    void setXAxis(XAxis axis);
    /// Headline so far of the run in progress: draws the line "now 6:39"; absent hides it. `epochs`: done so
    /// far, with the fraction of the one in work, where known.
    void setNow(std::optional<double> elapsedSeconds, std::optional<double> epochs = std::nullopt);

    /// Draws what has been set at once, without waiting for the next tick.
    void redrawNow();

Q_SIGNALS:
    void redrawn();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace epochmark
