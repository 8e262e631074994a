// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/desktop.h"

namespace epochmark {

namespace {

/// Where there is no D-Bus: the alert of the window and its title remain.
class SilentDesktop : public Desktop {
public:
    void notify(const QString&, const QString&) override {}
    void showProgress(std::optional<double>) override {}
    void watchScheme() override {}
};

}  // namespace

std::unique_ptr<Desktop> Desktop::ofSession()
{
    return std::make_unique<SilentDesktop>();
}

}  // namespace epochmark
