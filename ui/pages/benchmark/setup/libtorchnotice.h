// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "engine/api/libtorchfetch.h"

#include <QFutureWatcher>
#include <QWidget>

#include <functional>

class QProgressBar;
class QPushButton;

namespace epochmark {

class IconText;

/// Says that LibTorch isn't there yet and fetches it on a click, with progress; hidden where it is. It looks
/// and fetches on threads of its own, which its end waits for. Window thread.
class LibTorchNotice : public QWidget {
    Q_OBJECT
public:
    /// How it is looked for and fetched; called on another thread.
    struct Ways {
        std::function<bool()> isThere;
        std::function<Result<void>(const StopToken& stop,
                                   const std::function<void(const FetchProgress&)>& told)>
            fetch;
        std::function<int()> megabytes;  ///< that fetching will download
    };
    /// Those of this machine.
    static Ways ownWays();

    explicit LibTorchNotice(Ways ways = ownWays(), QWidget* parent = nullptr);
    ~LibTorchNotice() override;

    /// Known to be missing; while nobody has looked yet it isn't.
    bool isMissing() const { return m_isMissing; }

Q_SIGNALS:
    /// isMissing() is another.
    void changed();

private:
    void look();
    void press();
    void show(const FetchProgress& progress);
    void takeLook();
    void takeFetched();
    void offer();

    struct Seen {
        bool isThere = false;
        int megabytes = 0;
    };

    Ways m_ways;
    bool m_isMissing = false;
    int m_megabytes;
    StopSource m_stop;
    QFutureWatcher<Seen> m_looking;
    QFutureWatcher<Result<void>> m_fetching;
    IconText* m_words;
    QProgressBar* m_progress;
    QPushButton* m_button;
};

}  // namespace epochmark
