// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/boardfollower.h"

namespace epochmark {

BoardFollower::BoardFollower(BoardSource& source, QObject* parent) : QObject(parent), m_source(source)
{
    connect(&source, &BoardSource::refreshed, this, &BoardFollower::passOn);
    connect(&source, &BoardSource::rowChanged, this, &BoardFollower::passRowOn);
}

BoardFollower::~BoardFollower()
{
    setActive(false);
}

void BoardFollower::setActive(bool isActive)
{
    if (m_isActive == isActive) {
        return;
    }
    m_isActive = isActive;
    if (!isActive) {
        m_source.removeFollower();
        return;
    }
    m_source.addFollower();
    if (m_isBehind && m_source.isCurrent()) {
        passOn();
    }
}

void BoardFollower::renew()
{
    m_isWanted = true;
    if (m_source.isCurrent()) {
        QMetaObject::invokeMethod(this, &BoardFollower::passOn, Qt::QueuedConnection);
    } else {
        m_source.catchUp();
    }
}

void BoardFollower::passOn()
{
    m_isBehind = !m_isActive && !m_isWanted;
    if (!m_isBehind) {
        m_isWanted = false;
        m_isLoaded = true;
        Q_EMIT refreshed();
    }
}

void BoardFollower::passRowOn(const QString& setId)
{
    if (m_isActive && !m_isBehind) {
        Q_EMIT rowChanged(setId);
    } else {
        m_isBehind = true;
    }
}

}  // namespace epochmark
