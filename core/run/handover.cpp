// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/handover.h"

#include <QCoreApplication>

#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#endif

namespace epochmark {

namespace {

QEvent::Type handOverType()
{
    static const auto kType = static_cast<QEvent::Type>(QEvent::registerEventType());
    return kType;
}

// Qt's queue orders the two threads, but Qt is built without the sanitizer, which therefore has to be told.
#ifdef __SANITIZE_THREAD__
void handOut(void* event)
{
    __tsan_release(event);
}
void takeOver(void* event)
{
    __tsan_acquire(event);
}
#else
void handOut(void*) {}
void takeOver(void*) {}
#endif

}  // namespace

HandOver::HandOver(std::function<void()> work) : QEvent(handOverType()), m_work(std::move(work)) {}

HandOver::~HandOver()
{
    // One that was never delivered is destroyed by the receiver's thread all the same.
    takeOver(this);
}

void HandOver::post(QObject* receiver, std::function<void()> work)
{
    auto* event = new HandOver(std::move(work));
    handOut(event);
    QCoreApplication::postEvent(receiver, event);
}

bool HandOver::deliver(QEvent& event)
{
    takeOver(&event);  // before the first look at it; where it isn't one of these, nothing was handed out
    if (event.type() != handOverType()) {
        return false;
    }
    static_cast<HandOver&>(event).m_work();
    return true;
}

}  // namespace epochmark
