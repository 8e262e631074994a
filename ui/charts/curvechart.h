// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <memory>
#include <optional>

class QPainter;
class QRectF;

namespace epochmark {

struct CurveZoom;

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
    /// Means over the first epoch's training so far, at fractions of it: thin and dotted, as long as training
    /// has no point.
    QList<CurvePoint> soFar;
};

/// A live line chart of accuracy or loss over epochs or elapsed time (Qt Charts inside; nobody else sees it).
/// A run in progress is redrawn at most once a second, what a person changes ten times, with one replace() a
/// series, at most 2,000 points each. Names stand at the line ends; speaks its current values as accessible
/// description. Window thread; also rendered offscreen by the report.
///
/// A person reads values under the pointer, looks closer with a rubber band or Ctrl and the wheel and gets
/// everything back with a double click. By keys: arrows, Home and End move the cursor (with Shift what is
/// shown), + and - look closer and farther, 0 shows everything, L and S are the logarithm and smoothing, Esc
/// goes back. actions() are the same for menus.
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
    /// Stands in the plot while the run has no point.
    void setEmptyText(const QString& text);
    void setSmoothed(bool isSmoothed);
    /// Of the loss only.
    void setLogarithmic(bool isLogarithmic);
    /// Everything is shown and nothing read.
    void resetView();

    /// Paints what is shown into `target` (painter coordinates), without crosshair and ring of focus.
    void paint(QPainter& painter, const QRectF& target) const;

    /// Draws what has been set at once, without waiting for the next tick.
    void redrawNow();

    /// What is read and whether lines are smoothed is the same in both from now on.
    static void link(CurveChart* one, CurveChart* other);

Q_SIGNALS:
    void redrawn();
    /// The epoch or second that is read; absent: none any more.
    void cursorMoved(std::optional<double> epochsOrSeconds);
    void smoothedChanged(bool isSmoothed);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    class Private;
    void makeActions();
    void zoomTo(const std::optional<CurveZoom>& zoom);
    void zoomBy(double factor);
    void read(std::optional<double> epochsOrSeconds, std::optional<double> height);
    void showReading();
    void stepCursor(int key);
    bool goBack();
    std::unique_ptr<Private> d;
};

}  // namespace epochmark
