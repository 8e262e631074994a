// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/hostspanel.h"

#include "context/appcontext.h"
#include "context/background.h"
#include "context/hostcheckjob.h"
#include "frame/hostdialog.h"
#include "frame/hostreportview.h"
#include "frame/hostrow.h"
#include "frame/rowlist.h"
#include "hosts/hostaccess.h"
#include "hosts/hostlist.h"
#include "hosts/openhostruns.h"
#include "pages/costs/pricedialog.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace epochmark {

namespace {

/// What is in the way of removing one; else it is gone from the list.
Result<void> removeFromList(const QString& name)
{
    const auto runs = openhostruns::load(openhostruns::file());
    if (!runs) {
        return runs.error();
    }
    const bool hasOpen = std::ranges::any_of(runs.value(), [&name](const OpenHostRun& run) {
        return run.host.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (hasOpen) {
        return Error{ErrorCode::Usage,
                     HostsPanel::tr("A run on %1 is still open: follow it to its end, or give it up, in the "
                                    "line above the pages.")
                         .arg(name),
                     {}};
    }
    const auto removed = HostList::change(HostList::file(),
                                          [&name](HostList& list) { return list.remove(name); });
    return removed ? Result<void>() : Result<void>(removed.error());
}

}  // namespace

HostsPanel::HostsPanel(AppContext* context, QWidget* parent)
    : QWidget(parent), m_context(context), m_job(new HostCheckJob(this)),
      m_list(new RowList(makeEmpty(), QStringLiteral("hostList"), tr("Machines"))),
      m_report(new HostReportView), m_line(new QLabel), m_progress(new QProgressBar)
{
    setObjectName(QStringLiteral("hostsPanel"));
    auto* intro = new QLabel(
        tr("A machine that ssh reaches trains as the devices here do: a rented one, a colleague's, a "
           "cluster's. Passwords and codes go to ssh alone and are kept nowhere. The terminal has the same: "
           "\"epochmark-cli host\"."));
    intro->setWordWrap(true);
    theme::setLook(intro, QStringLiteral("caption muted"));
    theme::setLook(m_line, QStringLiteral("caption muted"));
    m_line->setObjectName(QStringLiteral("hostsLine"));
    m_line->setTextFormat(Qt::PlainText);
    m_line->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("hostsProgress"));
    m_progress->setAccessibleName(tr("Look at a machine"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(intro);
    column->addWidget(m_list, 1);
    column->addWidget(m_report);
    column->addWidget(m_progress);
    column->addWidget(m_line);
    column->addWidget(makeFoot());
    connect(m_job, &HostCheckJob::ended, this, &HostsPanel::take);
    connect(context, &AppContext::devicesChanged, this, &HostsPanel::reload);
    connect(context, &AppContext::pricesChanged, this, &HostsPanel::reload);
    updateButtons();
    reload();
}

QWidget* HostsPanel::makeEmpty()
{
    return new EmptyState(QStringLiteral("chip"), tr("No machine has been added yet"),
                          tr("All it needs is a machine with Linux that you reach by ssh: Epochmark is sent "
                             "there with the first run, and what it measures comes back."));
}

QWidget* HostsPanel::makeFoot()
{
    m_add = makeButton(tr("&Add a machine..."), QStringLiteral("addHostButton"), QStringLiteral("plus"));
    m_stop = makeButton(tr("S&top looking"), QStringLiteral("stopLookingButton"), QStringLiteral("stop"));
    connect(m_add, &QPushButton::clicked, this, &HostsPanel::add);
    connect(m_stop, &QPushButton::clicked, m_job, &HostCheckJob::requestStop);
    auto* buttons = new QWidget;
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_add);
    row->addWidget(m_stop);
    row->addStretch(1);
    return buttons;
}

void HostsPanel::setMeasuring(bool isMeasuring)
{
    m_isMeasuring = isMeasuring;
    if (isMeasuring) {
        say(tr("A run is in work: machines can be added and looked at when it is over."));
    }
    updateButtons();
}

void HostsPanel::updateButtons()
{
    const bool isLocked = m_job->isRunning() || m_isMeasuring;
    m_add->setEnabled(!isLocked);
    m_stop->setVisible(m_job->isRunning());
    m_progress->setVisible(m_job->isRunning());
    for (QWidget* row : m_list->rows()) {
        static_cast<HostRow*>(row)->setLocked(isLocked);
    }
}

void HostsPanel::say(const QString& sentence)
{
    m_line->setText(sentence);
}

void HostsPanel::reload()
{
    runInBackground(
        this, [] { return std::optional(HostList::load(HostList::file())); },
        [this](const std::optional<Result<HostList>>& list) {
            if (const Result<HostList>& read = *list; read) {
                setHosts(read->hosts());
            } else {
                say(read.error().message);
            }
        });
}

void HostsPanel::setHosts(const QList<Host>& hosts)
{
    m_hosts = hosts;
    QList<QWidget*> rows;
    for (const Host& host : hosts) {
        auto* row = new HostRow(host, m_context->prices());
        connect(row, &HostRow::checkRequested, this, &HostsPanel::check, Qt::QueuedConnection);
        connect(row, &HostRow::changeRequested, this, &HostsPanel::change, Qt::QueuedConnection);
        connect(row, &HostRow::removeRequested, this, &HostsPanel::remove, Qt::QueuedConnection);
        connect(row, &HostRow::rentRequested, this, &HostsPanel::askRent, Qt::QueuedConnection);
        rows.append(row);
    }
    m_list->setRows(rows, {m_add, m_stop});
    updateButtons();
}

std::optional<Host> HostsPanel::hostNamed(const QString& name) const
{
    const auto found = std::ranges::find(m_hosts, name, &Host::name);
    return found == m_hosts.cend() ? std::nullopt : std::optional(*found);
}

void HostsPanel::openDialog(const std::optional<Host>& former)
{
    auto* dialog = new HostDialog(m_context, former, this);
    connect(dialog, &HostDialog::saved, this, [this, isNew = !former](const Host& host) {
        m_report->clear();
        say(isNew ? tr("%1 was added: its devices can be chosen on Benchmark.").arg(host.name)
                  : tr("%1 was changed.").arg(host.name));
        m_context->tellDevicesChanged();
    });
    dialog->open();
}

void HostsPanel::add()
{
    if (m_add->isEnabled()) {
        openDialog(std::nullopt);
    }
}

void HostsPanel::change(const QString& name)
{
    if (const auto host = hostNamed(name)) {
        openDialog(host);
    }
}

void HostsPanel::check(const QString& name)
{
    if (m_job->isRunning()) {
        return;
    }
    m_looked = name;
    m_report->clear();
    say(tr("Looking at %1…").arg(name));
    m_job->start([name](const SshManner& manner, const StopToken& stop) {
        return hostaccess::checkAndKeep(HostList::file(), name, manner, stop);
    });
    updateButtons();
    m_stop->setFocus();
}

void HostsPanel::take(const Result<HostReport>& report)
{
    say({});
    const auto host = hostNamed(m_looked);
    if (!report) {
        m_report->showError(report.error());
    } else if (host) {
        m_report->showReport(*host, report.value());
    }
    updateButtons();
    if (auto* button = findChild<QPushButton*>(QStringLiteral("checkHost-") + m_looked)) {
        button->setFocus();
    }
    if (report) {
        m_context->tellDevicesChanged();
    }
}

void HostsPanel::remove(const QString& name)
{
    m_context->dialogs().ask(
        this, tr("Remove a machine"),
        tr("Remove %1 from the list? Its results stay here, and what was sent there stays there.").arg(name),
        tr("Remove"), [this, name](bool isAccepted) {
            if (isAccepted) {
                removeNow(name);
            }
        });
}

void HostsPanel::removeNow(const QString& name)
{
    m_context->writer().run(
        this, [name] { return removeFromList(name); },
        [this, name](const Result<void>& removed) {
            m_report->clear();
            say(removed ? tr("%1 was removed from the list.").arg(name) : removed.error().message);
            if (removed) {
                m_add->setFocus();  // the row's button goes
                m_context->tellDevicesChanged();
            }
        });
}

void HostsPanel::askRent(const QString& deviceName)
{
    const auto known = m_context->prices().price(deviceName, PriceKind::Rent);
    Price price = known.value_or(Price());
    price.device = deviceName;
    price.kind = PriceKind::Rent;
    auto* dialog = new PriceDialog(price, known ? PriceDialog::Mode::Edit : PriceDialog::Mode::Add, this);
    connect(dialog, &PriceDialog::priceAccepted, this, [this](const Price& accepted) {
        PriceBook book = m_context->prices();
        book.setPrice(accepted);
        const auto kept = m_context->setPrices(book);
        say(kept ? QString() : kept.error().message);
    });
    connect(dialog, &PriceDialog::removalRequested, this, [this](const QString& device, PriceKind kind) {
        PriceBook book = m_context->prices();
        book.removePrice(device, kind);
        const auto kept = m_context->setPrices(book);
        say(kept ? QString() : kept.error().message);
    });
    dialog->open();
}

}  // namespace epochmark
