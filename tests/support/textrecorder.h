// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QRectF>
#include <QString>

#include <memory>

namespace epochmark {

/// A word on a picture and the place it covers: from its capitals' height to its baseline.
struct PaintedText {
    QString text;
    QRectF place;
};

/// A device to paint on that keeps nothing but the words, to tell whether any are printed over others or cut.
///     TextRecorder recorder;
///     QPainter painter(&recorder);
class TextRecorder : public QPaintDevice {
public:
    QPaintEngine* paintEngine() const override { return &m_engine; }
    const QList<PaintedText>& texts() const { return m_engine.texts; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth: return 1920;
        case PdmHeight: return 1080;
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY: return 96;
        case PdmDepth: return 32;
        case PdmNumColors: return 0;
        case PdmDevicePixelRatio: return 1;
        case PdmDevicePixelRatioScaled: return static_cast<int>(devicePixelRatioFScale());
        default: return QPaintDevice::metric(metric);
        }
    }

private:
    class Engine : public QPaintEngine {
    public:
        Engine() : QPaintEngine(QPaintEngine::AllFeatures) {}
        bool begin(QPaintDevice*) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState&) override {}
        void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
        void drawPath(const QPainterPath&) override {}
        void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
        void drawTextItem(const QPointF& at, const QTextItem& item) override
        {
            const double height = QFontMetricsF(item.font()).capHeight();
            const QRectF place(at.x(), at.y() - height, item.width(), height);
            texts.append({item.text(), painter()->worldTransform().mapRect(place)});
        }
        Type type() const override { return QPaintEngine::User; }

        QList<PaintedText> texts;
    };

    mutable Engine m_engine;
};

}  // namespace epochmark
