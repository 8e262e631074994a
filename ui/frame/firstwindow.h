// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>

#include <memory>

class QSocketNotifier;

namespace epochmark {

class RunLock;

/// What a start of the program asks for. Value.
struct StartRequest {
    QString dataset;             ///< absolute path of a zip or folder, or empty
    QByteArray activationToken;  ///< of Wayland: lets the window come to the front; or empty

    QByteArray toJson() const;
    /// Empty where `json` is none.
    static StartRequest fromJson(const QByteArray& json);
};

/// The place of a store's one window: the process that has it listens at a socket in the store's folder, a
/// later start hands its request over there and ends. Lost with the process, however that ends. Window
/// thread.
///     if (auto place = FirstWindow::claim(folder)) { connect(place.get(), &FirstWindow::requested, ...); }
///     else if (FirstWindow::handOver(folder, request)) { return 0; }
class FirstWindow : public QObject {
    Q_OBJECT
public:
    /// Null when another process has the place, or the folder can't be written. Where the file system takes
    /// no socket, the place is held without one.
    static std::unique_ptr<FirstWindow> claim(const QString& folder);
    /// False when nobody takes the request in that time.
    static bool handOver(const QString& folder, const StartRequest& request, int patienceMs = 3000);
    ~FirstWindow() override;

Q_SIGNALS:
    void requested(const epochmark::StartRequest& request);

private:
    explicit FirstWindow(std::unique_ptr<RunLock> lock);
    void listen(const QString& folder);
    void acceptStart();
    void readFrom(int connection);
    void forget(int connection);

    struct Start;
    std::unique_ptr<RunLock> m_lock;
    int m_socket = -1;
    QByteArray m_path;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QHash<int, std::shared_ptr<Start>> m_starts;  ///< by connection
};

}  // namespace epochmark
