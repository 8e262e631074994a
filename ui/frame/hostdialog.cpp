// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/hostdialog.h"

#include "context/appcontext.h"
#include "context/hostcheckjob.h"
#include "frame/hostreportview.h"
#include "hosts/hostaccess.h"
#include "hosts/hostlist.h"
#include "pages/benchmark/setup/fold.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/pagescroll.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kHostDialogWidth = 600;
constexpr int kMostLetters = 1'000;
constexpr int kSide = 24;
constexpr int kBeneath = 240;  // the look under way, a sentence, the buttons, margins, a window's frame
constexpr int kLeastFields = 120;

/// Nothing but what it was seen to have.
Host withoutFacts(Host host)
{
    host.seen = {};
    return host;
}

}  // namespace

HostDialog::HostDialog(AppContext* context, const std::optional<Host>& former, QWidget* parent)
    : QDialog(parent), m_context(context), m_former(former), m_job(new HostCheckJob(this))
{
    setObjectName(QStringLiteral("hostDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(former ? tr("Change %1").arg(former->name) : tr("Add a machine"));
    setMinimumWidth(qRound(kHostDialogWidth * theme::fontScale()));
    makeForm();
    connect(m_job, &HostCheckJob::ended, this, &HostDialog::take);
    fill(former.value_or(Host()));
    for (QLineEdit* field : {m_name, m_destination, m_folder, m_prefix, m_shutDown, m_program, m_bundle}) {
        connect(field, &QLineEdit::textChanged, this, &HostDialog::changed);
    }
    m_name->setReadOnly(former.has_value());
    (former ? m_destination : m_name)->setFocus();
    changed();
}

QLineEdit* HostDialog::addField(QFormLayout* form, const QString& label, const char* name,
                                const QString& hint)
{
    auto* field = new QLineEdit;
    field->setObjectName(QString::fromLatin1(name));
    field->setMaxLength(kMostLetters);
    field->setAccessibleName(QString(label).remove(u'&'));
    field->setAccessibleDescription(hint);
    auto* words = new QLabel(label);
    words->setBuddy(field);
    theme::setLook(words, QStringLiteral("muted"));
    auto* below = new QLabel(hint);
    below->setWordWrap(true);
    theme::setLook(below, QStringLiteral("caption muted"));
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(field);
    column->addWidget(below);
    form->addRow(words, column);
    return field;
}

void HostDialog::makeForm()
{
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_name = addField(form, tr("&Name"), "hostNameEdit", tr("What it is called here, and on boards."));
    m_destination = addField(form, tr("&Destination"), "hostDestinationEdit",
                             tr("As ssh takes it: an alias of ~/.ssh/config, or user@machine."));
    m_destination->setPlaceholderText(QStringLiteral("alice@gpubox.example.org"));
    m_folder = addField(form, tr("&Folder there"), "hostFolderEdit",
                        tr("Epochmark and datasets go there; a relative one begins in the home there."));
    m_prefix = addField(
        form, tr("Command &before"), "hostPrefixEdit",
        tr("Goes before every command there, if anything has to: srun --gres=gpu:1. Where it is "
           "sbatch with its options, each run is a job of its own."));
    m_shutDown = addField(form, tr("Sh&ut-down"), "hostShutDownEdit",
                          tr("The command that ends its rent: told when the last run there has ended, never "
                             "run."));
    m_problem = new QLabel;
    m_problem->setObjectName(QStringLiteral("hostProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setMinimumHeight(m_problem->fontMetrics().lineSpacing() * 2);
    m_problem->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    theme::setLook(m_problem, QStringLiteral("caption muted"));
    m_report = new HostReportView;
    auto* content = new QWidget;
    auto* fields = new QVBoxLayout(content);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(12);
    fields->addLayout(form);
    fields->addWidget(new Fold(tr("Epochmark there"), QStringLiteral("hostMoreButton"), makeMore()));
    fields->addWidget(m_report);
    fields->addStretch(1);
    m_scroll = new PageScroll;
    m_scroll->setObjectName(QStringLiteral("hostScroll"));
    m_scroll->setWidget(content);
    content->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSide, 20, kSide - PageScroll::kBarRoom, 20);
    column->setSpacing(12);
    column->addWidget(m_scroll, 1);
    column->addLayout(PageScroll::aligned(makeLook()));
    column->addLayout(PageScroll::aligned(m_problem));
    column->addLayout(PageScroll::aligned(makeButtons()));
}

/// As high as its fields and the report are, unless the screen is lower: they scroll then.
void HostDialog::fit()
{
    const int width = minimumWidth() - 2 * kSide;
    const int asked = m_scroll->widget()->layout()->totalHeightForWidth(width);
    const int room = screen()->availableSize().height() - qRound(kBeneath * theme::fontScale());
    m_scroll->setMinimumHeight(std::max(kLeastFields, std::min(asked, room)));
}

bool HostDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest && watched == m_scroll->widget()) {
        fit();
    }
    return QDialog::eventFilter(watched, event);
}

QWidget* HostDialog::makeMore()
{
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setContentsMargins(0, 4, 0, 0);
    form->setHorizontalSpacing(16);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_program = addField(form, tr("&Program there"), "hostProgramEdit",
                         tr("The path of an epochmark-cli that is there already: nothing is sent then."));
    m_bundle = addField(form, tr("Bund&le here"), "hostBundleEdit",
                        tr("What is sent there once, made by packaging/bundle.sh; empty: the one that is "
                           "found beside this program."));
    return page;
}

QWidget* HostDialog::makeLook()
{
    m_looking = new QWidget;
    m_lookingAt = new QLabel;
    m_lookingAt->setObjectName(QStringLiteral("hostLookingLabel"));
    m_lookingAt->setTextFormat(Qt::PlainText);
    auto* bar = new QProgressBar;
    bar->setObjectName(QStringLiteral("hostLookingBar"));
    bar->setAccessibleName(tr("Look at the machine"));
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    m_stop = makeButton(tr("S&top"), QStringLiteral("stopHostCheckButton"), QStringLiteral("stop"),
                        ButtonKind::Normal, ButtonSize::Small);
    connect(m_stop, &QPushButton::clicked, m_job, &HostCheckJob::requestStop);
    auto* row = new QHBoxLayout(m_looking);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_lookingAt);
    row->addWidget(bar, 1);
    row->addWidget(m_stop);
    m_looking->hide();
    return m_looking;
}

QWidget* HostDialog::makeButtons()
{
    m_check = makeButton(tr("C&heck"), QStringLiteral("checkHostButton"), QStringLiteral("search"));
    m_save = makeButton(tr("&Add"), QStringLiteral("saveHostButton"), {}, ButtonKind::Primary);
    auto* cancel = makeButton(tr("&Cancel"), QStringLiteral("cancelHostButton"));
    connect(m_check, &QPushButton::clicked, this, &HostDialog::check);
    connect(m_save, &QPushButton::clicked, this, &HostDialog::save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QWidget;
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_check);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_save);
    return buttons;
}

void HostDialog::fill(const Host& host)
{
    m_name->setText(host.name);
    m_destination->setText(host.destination);
    m_folder->setText(host.folder);
    m_prefix->setText(host.prefix);
    m_shutDown->setText(host.shutDown);
    m_program->setText(host.program);
    m_bundle->setText(host.bundle);
    if (!host.program.isEmpty() || !host.bundle.isEmpty()) {
        findChild<Fold*>()->setOpen(true);
    }
}

Host HostDialog::host() const
{
    Host host;
    host.name = m_name->text().trimmed();
    host.destination = m_destination->text().trimmed();
    host.folder = m_folder->text().trimmed();
    host.prefix = m_prefix->text().trimmed();
    host.shutDown = m_shutDown->text().trimmed();
    host.program = m_program->text().trimmed();
    host.bundle = m_bundle->text().trimmed();
    return host;
}

void HostDialog::changed()
{
    Host now = host();
    now.shutDown = m_checked ? m_checked->shutDown : QString();  // nothing that a look depends on
    now.name = m_checked ? m_checked->name : QString();
    if (m_checked && now != *m_checked) {
        m_checked.reset();
        m_found.reset();
        m_report->clear();
    }
    updateState();
}

void HostDialog::updateState()
{
    const Host now = host();
    const bool isEmpty = now.name.isEmpty() || now.destination.isEmpty();
    const auto able = now.check();
    const bool isLooking = m_job->isRunning();
    m_looking->setVisible(isLooking);
    m_check->setEnabled(able && !isLooking && !m_isSaving);
    const bool isLookedAt = m_checked.has_value();
    const bool hasAnswered = m_found && m_found->isUsable();
    m_save->setText(m_former                     ? tr("S&ave")
                    : isLookedAt && !hasAnswered ? tr("&Add all the same")
                                                 : tr("&Add"));
    m_save->setEnabled(able && !isLooking && !m_isSaving && (isLookedAt || m_former));
    (m_save->isEnabled() && isLookedAt ? m_save : m_check)->setDefault(true);
    say(isEmpty       ? tr("It needs a name and a destination.")
        : !able       ? able.error().message
        : isLooking   ? QString()
        : !isLookedAt ? (m_former ? tr("Check looks at it as it is named now.")
                                  : tr("Check looks at it; then it can be added."))
                      : QString());
}

void HostDialog::say(const QString& problem)
{
    m_problem->setText(problem);
}

void HostDialog::check()
{
    if (m_job->isRunning()) {
        return;
    }
    const Host asked = host();
    m_checked = asked;
    m_found.reset();
    m_report->clear();
    m_lookingAt->setText(tr("Looking at %1…").arg(asked.name));
    m_job->start([asked](const SshManner& manner, const StopToken& stop) {
        return hostaccess::check(asked, manner, stop);
    });
    updateState();
    m_stop->setFocus();
}

void HostDialog::take(const Result<HostReport>& report)
{
    if (!m_checked) {
        updateState();  // the fields are others by now
        m_check->setFocus();
        return;
    }
    if (report) {
        m_found = report.value();
        m_report->showReport(*m_checked, report.value());
    } else {
        m_report->showError(report.error());
    }
    updateState();
    (report && m_save->isEnabled() ? m_save : m_check)->setFocus();
}

void HostDialog::save()
{
    Host wanted = host();
    if (m_found) {
        wanted.seen = m_found->facts;
    } else if (m_former && withoutFacts(*m_former).destination == wanted.destination
               && m_former->prefix == wanted.prefix && m_former->program == wanted.program) {
        wanted.seen = m_former->seen;  // still the same machine
    }
    m_isSaving = true;
    updateState();
    m_context->writer().run(
        this,
        [wanted, isNew = !m_former.has_value()] {
            return HostList::change(HostList::file(), [&](HostList& list) {
                return isNew ? list.add(wanted) : list.replace(wanted);
            });
        },
        [this, wanted](const Result<HostList>& saved) {
            m_isSaving = false;
            updateState();
            if (!saved) {
                say(saved.error().message);
                return;
            }
            Q_EMIT this->saved(wanted);
            accept();
        });
}

}  // namespace epochmark
