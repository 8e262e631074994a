// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "training/layersummary.h"

#include <QWidget>

class QLabel;
class QTabBar;

namespace epochmark {

class Card;
class IconText;
class LogView;
class ModelTable;

/// Model summary and log, side by side; two tabs when narrow.
class DetailsPanel : public QWidget {
    Q_OBJECT
public:
    explicit DetailsPanel(QWidget* parent = nullptr);

    void clear();
    void setLayers(const QList<LayerSummary>& layers);
    void log(const QString& text, bool isWarning);
    void setTabbed(bool isTabbed);
    QSize sizeHint() const override;

private:
    void updateVisible();

    QTabBar* m_tabs;
    Card* m_modelCard;
    Card* m_logCard;
    ModelTable* m_model;
    LogView* m_log;
    QLabel* m_parameters;
    IconText* m_warnings;
    bool m_isTabbed = false;
};

}  // namespace epochmark
