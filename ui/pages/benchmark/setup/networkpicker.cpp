// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/networkpicker.h"

#include "workload/network/networkregistry.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace epochmark {

NetworkPicker::NetworkPicker(QWidget* parent) : QWidget(parent), m_box(new QComboBox)
{
    m_box->setObjectName(QStringLiteral("networkCombo"));
    m_box->setAccessibleName(tr("Network"));
    for (const NetworkDefinition* network : NetworkRegistry::instance().all()) {
        m_box->addItem(network->title(), network->id());
        m_box->setItemData(m_box->count() - 1, network->description(), Qt::ToolTipRole);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_box);
    connect(m_box, &QComboBox::currentIndexChanged, this, [this] {
        explain();
        Q_EMIT networkChosen(network());
    });
    explain();
}

void NetworkPicker::show(const QString& id)
{
    const QSignalBlocker blocker(m_box);
    if (const int index = m_box->findData(id); index >= 0) {
        m_box->setCurrentIndex(index);
        explain();
    }
}

QString NetworkPicker::network() const
{
    return m_box->currentData().toString();
}

void NetworkPicker::explain()
{
    const QString words = m_box->currentData(Qt::ToolTipRole).toString();
    m_box->setToolTip(words);
    m_box->setAccessibleDescription(words);
}

}  // namespace epochmark
