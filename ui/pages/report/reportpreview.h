// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportdata.h"

#include <QImage>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>

namespace epochmark {

/// The picture that Export writes, as wide as there is room, or its grey outline while nothing is chosen.
/// Drawn between the window's events: until that is done, and while the window is being resized, the last one
/// stays, stretched.
class ReportPreview : public QWidget {
    Q_OBJECT
public:
    explicit ReportPreview(QWidget* parent = nullptr);

    /// Absent: the outline.
    void setReport(const std::optional<ReportData>& report);
    /// Stands in the middle of the picture; becomes a child of this. Hidden and shown by the caller.
    void setOverlay(QWidget* overlay);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// The picture's place: as large as fits, at the top.
    QRect pictureRect() const;
    void render();
    void draw(const QRect& rect);
    void placeOverlay();

    std::optional<ReportData> m_report;
    QImage m_image;
    QPointer<QObject> m_drawing;  ///< while one is under way
    bool m_isStale = true;
    QTimer m_renderTimer;
    QWidget* m_overlay = nullptr;
};

}  // namespace epochmark
