// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/leaderboard/leaderboardpage.h"

#include "context/appcontext.h"
#include "pages/columnmemory.h"
#include "pages/leaderboard/boardactions.h"
#include "pages/leaderboard/boardexchange.h"
#include "pages/leaderboard/filtermenu.h"
#include "pages/leaderboard/measuredsection.h"
#include "pages/leaderboard/publishedsection.h"
#include "pages/leaderboard/setdetails.h"
#include "pages/leaderboard/teamactions.h"
#include "pages/leaderboard/teambar.h"
#include "theme/theme.h"
#include "widgets/boardtable.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"
#include "widgets/iconbutton.h"
#include "widgets/pageheader.h"
#include "widgets/pagescroll.h"
#include "widgets/partpicture.h"
#include "widgets/savedbanner.h"
#include "widgets/undobar.h"
#include "widgets/workloadcombo.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kMargin = 24;
constexpr int kFilterWidth = 208;
constexpr int kLeastFilterWidth = 140;
constexpr int kWideFrom = 1100;

}  // namespace

LeaderboardPage::LeaderboardPage(AppContext* context, QWidget* parent)
    : QWidget(parent), m_context(context), m_board(context->board()),
      m_actions(new BoardActions(context, this)), m_exchange(new BoardExchange(context, this)),
      m_teamActions(new TeamActions(context, this)), m_banner(new SavedBanner), m_undo(new UndoBar)
{
    setObjectName(QStringLiteral("leaderboardPage"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin, kMargin - PageScroll::kBarRoom, kMargin);
    column->setSpacing(12);
    column->addWidget(makeHeader());
    m_banner->setObjectName(QStringLiteral("leaderboardBanner"));
    column->addLayout(PageScroll::aligned(m_banner));
    column->addWidget(makeContent(), 1);
    m_undo->setObjectName(QStringLiteral("undoBar"));
    column->addLayout(PageScroll::aligned(m_undo));
    makeShortcuts();
    followSections();
    followActions();
    followTeam();
    connect(&m_board, &BoardFollower::refreshed, this, &LeaderboardPage::showGroups);
    connect(&m_board, &BoardFollower::rowChanged, this, &LeaderboardPage::showChangedRow);
    connect(context, &AppContext::leaderboardRequested, this, &LeaderboardPage::showSet);
    connect(context, &AppContext::importRequested, this, &LeaderboardPage::importFiles);
}

QWidget* LeaderboardPage::makeHeader()
{
    auto* header = new PageHeader(tr("Leaderboard"));
    m_workload = new WorkloadCombo;
    m_workload->setObjectName(QStringLiteral("workloadCombo"));
    m_workload->hide();
    header->addChooser(m_workload);
    m_filter = new QLineEdit;
    m_filter->setObjectName(QStringLiteral("filterEdit"));
    m_filter->setAccessibleName(tr("Filter devices"));
    m_filter->setPlaceholderText(tr("Filter devices"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(theme::icon(QStringLiteral("search"), IconRole::Muted), QLineEdit::LeadingPosition);
    m_filterButton = new IconButton(QStringLiteral("filter"), tr("Choose which results to show"),
                                    QStringLiteral("filterButton"));
    m_filterMenu = new FilterMenu(m_filterButton);
    m_filterButton->setMenu(m_filterMenu);
    m_filterButton->setPopupMode(QToolButton::InstantPopup);
    theme::setLook(m_filterButton, QStringLiteral("outlined"));
    QPushButton* import = makeButton(tr("&Import"), QStringLiteral("importButton"), QStringLiteral("import"));
    connect(import, &QPushButton::clicked, m_exchange, &BoardExchange::chooseImport);
    m_export = makeButton(tr("&Export"), QStringLiteral("exportButton"), QStringLiteral("export"));
    auto* exports = new QMenu(m_export);
    exports->setObjectName(QStringLiteral("exportMenu"));
    m_exchange->addExports(exports, [this] { return exportedSets(); });
    m_export->setMenu(exports);
    theme::setLook(m_export, QStringLiteral("menu"));
    for (QWidget* action : std::initializer_list<QWidget*>{m_filter, m_filterButton, import, m_export}) {
        header->addAction(action);
    }
    header->layout()->setContentsMargins(0, 0, PageScroll::kBarRoom, 0);
    return header;
}

QWidget* LeaderboardPage::makeContent()
{
    auto* content = new QWidget;
    theme::setLook(content, QStringLiteral("clear"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    m_empty = makeEmptyState();
    m_team = new TeamBar;
    m_measured = new MeasuredSection;
    m_measured->setOrder(m_context->settings().widgetState(m_measured->table()->objectName()));
    keepColumnWidths(m_measured->table(), m_context->settings());
    m_details = new SetDetails;
    m_details->hide();
    m_published = new PublishedSection;
    setPictured(m_measured, tr("Leaderboard"));
    setPictured(m_published, tr("Published times"));
    m_empty->hide();
    m_measured->hide();
    for (QWidget* section :
         std::initializer_list<QWidget*>{m_team, m_empty, m_measured, m_details, m_published}) {
        column->addWidget(section);
    }
    column->addStretch(1);
    m_scroll = new PageScroll;
    m_scroll->setObjectName(QStringLiteral("leaderboardScroll"));
    m_scroll->setWidget(content);
    return m_scroll;
}

EmptyState* LeaderboardPage::makeEmptyState()
{
    auto* empty = new EmptyState(
        QStringLiteral("bars"), tr("Nothing has been measured yet."),
        tr("Run a benchmark or import results: each becomes a row here, ranked by its time."));
    empty->setObjectName(QStringLiteral("leaderboardEmpty"));
    QPushButton* run = makeButton(tr("&Run a benchmark"), QStringLiteral("emptyRunButton"),
                                  QStringLiteral("stopwatch"), ButtonKind::Primary);
    connect(run, &QPushButton::clicked, m_context, &AppContext::openBenchmark);
    QPushButton* import = makeButton(tr("I&mport results"), QStringLiteral("emptyImportButton"),
                                     QStringLiteral("import"));
    connect(import, &QPushButton::clicked, m_exchange, &BoardExchange::chooseImport);
    empty->addButton(run);
    empty->addButton(import);
    return empty;
}

void LeaderboardPage::makeShortcuts()
{
    const auto add = [this](const QKeySequence& keys, QWidget* where, const QString& meaning, auto&& action) {
        auto* shortcut = new QShortcut(keys, where);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setWhatsThis(meaning);  // Help lists it
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(QKeySequence::Find, this, tr("filter the leaderboard"),
        [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    add(QKeySequence::Copy, this, tr("copy the leaderboard as Markdown"),
        [this] { m_exchange->copyMarkdown(exportedSets()); });
    add(QKeySequence::Delete, m_measured, tr("delete the selected results"),
        [this] { removeCheckedOrCurrent(); });
    add(Qt::Key_F2, m_measured, tr("rename the device of a result"), [this] {
        const QString setId = m_measured->currentSet();
        if (const LeaderboardRow row = rowOf(setId); !setId.isEmpty() && !row.shared) {
            m_actions->rename(row);
        }
    });
    add(QKeySequence::SelectAll, m_measured, tr("select all results, or none"),
        [this] { m_measured->toggleAllChecks(); });
}

void LeaderboardPage::followSections()
{
    m_workload->remember(m_context->settings().workload(QStringLiteral("leaderboard")));
    connect(m_workload, &WorkloadCombo::fingerprintChosen, this, [this](const QString& fingerprint) {
        m_context->settings().setWorkload(QStringLiteral("leaderboard"), fingerprint);
        showGroups();
    });
    connect(m_filter, &QLineEdit::textChanged, this, &LeaderboardPage::applyFilter);
    connect(m_filterMenu, &FilterMenu::filterChanged, this, &LeaderboardPage::applyFilter);
    connect(m_measured, &MeasuredSection::compareRequested, m_context, &AppContext::compare);
    connect(m_measured, &MeasuredSection::deleteRequested, this, &LeaderboardPage::removeSets);
    connect(m_measured, &MeasuredSection::detailsRequested, this, &LeaderboardPage::openDetails);
    connect(m_measured, &MeasuredSection::menuRequested, this, &LeaderboardPage::openMenu);
    connect(m_measured, &MeasuredSection::columnsResized, this, [this] { followColumns(); });
    connect(m_details, &SetDetails::closed, this, &LeaderboardPage::closeDetails);
    connect(m_details, &SetDetails::reportRequested, m_context, &AppContext::showReport);
    connect(m_details, &SetDetails::renameRequested, this,
            [this](const QString& id) { m_actions->rename(rowOf(id)); });
    connect(m_details, &SetDetails::noteRequested, this,
            [this](const QString& id) { m_actions->editNote(rowOf(id)); });
    connect(m_details, &SetDetails::pinRequested, this,
            [this](const QString& id) { m_actions->togglePin(rowOf(id)); });
}

void LeaderboardPage::followColumns()
{
    if (m_measured->isVisible()) {
        m_published->followColumns(*m_measured->table());
    }
}

void LeaderboardPage::followActions()
{
    connect(m_actions, &BoardActions::failed, this,
            [this](const QString& sentence) { showNotice(true, sentence); });
    connect(m_actions, &BoardActions::removed, m_undo, &UndoBar::offer);
    connect(m_undo, &UndoBar::undone, this, [this] {
        m_actions->restoreDeleted();
        m_measured->table()->setFocus();
    });
    connect(m_undo, &UndoBar::expired, m_actions, &BoardActions::forgetDeleted);
    connect(m_exchange, &BoardExchange::told, this, &LeaderboardPage::showNotice);
    connect(m_exchange, &BoardExchange::saved, m_banner, &SavedBanner::tellSaved);
}

void LeaderboardPage::followTeam()
{
    TeamLive& team = m_context->team();
    connect(&team, &TeamLive::stateChanged, m_team, &TeamBar::setState);
    connect(m_team, &TeamBar::originChanged, this, &LeaderboardPage::applyFilter);
    connect(m_team, &TeamBar::pullRequested, &team, &TeamLive::pull);
    connect(m_team, &TeamBar::settingsRequested, m_context, &AppContext::openTeamSettings);
    connect(m_teamActions, &TeamActions::told, this, &LeaderboardPage::showNotice);
    m_team->setState(team.state());
}

void LeaderboardPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_board.setActive(true);
}

void LeaderboardPage::hideEvent(QHideEvent* event)
{
    m_board.setActive(false);
    forgetNews();
    m_context->settings().setWidgetState(m_measured->table()->objectName(), m_measured->order());
    QWidget::hideEvent(event);
}

/// What was looked at isn't new any more.
void LeaderboardPage::forgetNews()
{
    const LeaderboardGroup* group = m_board.group(m_shownFingerprint);
    if (group == nullptr || !m_knownSets) {
        return;
    }
    for (const LeaderboardRow& row : group->rows) {
        m_knownSets->insert(row.setId);
    }
    m_measured->model().setNewSets({});
}

void LeaderboardPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int filterWidth = width() < kWideFrom * theme::fontScale() ? kLeastFilterWidth : kFilterWidth;
    m_filter->setFixedWidth(qRound(filterWidth * theme::fontScale()));
}

void LeaderboardPage::showGroups()
{
    if (!m_board.error().isEmpty()) {
        showNotice(true, m_board.error());
    }
    QList<WorkloadCombo::Entry> entries;
    QSet<QString> sets;
    for (const LeaderboardGroup& group : m_board.groups()) {
        entries.append({group.fingerprint, group.title});
        for (const LeaderboardRow& row : group.rows) {
            sets.insert(row.setId);
        }
    }
    if (!m_knownSets) {
        m_knownSets = sets;
    }
    m_workload->setEntries(entries);
    openPending();
    const LeaderboardGroup* group = m_board.group(m_workload->fingerprint());
    m_empty->setVisible(!group);
    m_measured->setVisible(group);
    followColumns();
    m_filter->setEnabled(group);
    m_filterButton->setEnabled(group);
    m_export->setEnabled(group);
    m_measured->model().setNewSets(sets - *m_knownSets);
    m_measured->model().setSharedSets(m_teamActions->ownShared());
    showGroup(group ? *group : LeaderboardGroup());
}

/// Costs as good as nothing for a row that is shown already: it may be that of a run in work.
void LeaderboardPage::showChangedRow(const QString& setId)
{
    const LeaderboardRow row = rowOf(setId);
    const bool isShown = row.fingerprint == m_shownFingerprint;
    if (m_workload->findData(row.fingerprint) < 0 || (isShown && !m_measured->changeRow(row))) {
        showGroups();
    } else if (!m_details->isHidden() && m_details->setId() == setId) {
        m_details->setRow(row);
    }
}

void LeaderboardPage::openPending()
{
    const QString setId = m_pendingSet;
    const LeaderboardGroup* group = setId.isEmpty() ? nullptr : m_board.groupOfSet(setId);
    if (!group) {
        return;  // not read yet: a later reading has it
    }
    m_pendingSet.clear();
    m_workload->choose(group->fingerprint);
    showGroup(*group);
    m_measured->show();
    m_measured->showSet(setId);
    m_measured->table()->setFocus();
    openDetails(setId);
}

void LeaderboardPage::showGroup(const LeaderboardGroup& group)
{
    m_shownFingerprint = group.fingerprint;
    m_measured->setGroup(group);
    if (m_details->isHidden()) {
        return;
    }
    if (m_measured->model().rowOf(m_details->setId()) < 0) {
        m_details->hide();
    } else {
        m_details->setRow(rowOf(m_details->setId()));
    }
}

void LeaderboardPage::showSet(const QString& setId)
{
    m_pendingSet = setId;
    if (!setId.isEmpty() && m_board.isLoaded()) {
        m_filter->clear();
        m_board.renew();
    }
}

void LeaderboardPage::importFiles(const QStringList& paths)
{
    m_exchange->importFiles(paths);
}

void LeaderboardPage::applyFilter()
{
    BoardFilter filter = m_filterMenu->filter();
    filter.origin = m_team->origin();
    m_measured->setFilter(filter);
    m_measured->setFilterText(m_filter->text());
    const bool isFiltering = m_filterMenu->filter().isFiltering();
    m_filterButton->setIconAndName(QStringLiteral("filter"),
                                   isFiltering ? tr("Choose which results to show: not all are")
                                               : tr("Choose which results to show"),
                                   isFiltering ? IconRole::Accent : IconRole::Text);
}

void LeaderboardPage::openDetails(const QString& setId)
{
    m_details->setRow(rowOf(setId));
    m_details->show();
    m_scroll->widget()->layout()->activate();
    m_scroll->ensureWidgetVisible(m_details, 0, 0);
}

void LeaderboardPage::closeDetails()
{
    m_details->hide();
    m_measured->table()->setFocus();
}

LeaderboardRow LeaderboardPage::rowOf(const QString& setId) const
{
    const LeaderboardRow* row = m_board.rowOfSet(setId);
    return row ? *row : LeaderboardRow();
}

void LeaderboardPage::openMenu(const QString& setId, const QPoint& globalPosition)
{
    const LeaderboardRow row = rowOf(setId);
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("rowMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu, this](const QString& icon, const QString& text, const QString& name,
                                  auto&& action) {
        QAction* entry = menu->addAction(theme::icon(icon, IconRole::Muted), text);
        entry->setObjectName(name);
        connect(entry, &QAction::triggered, this, action);
        return entry;
    };
    add(QStringLiteral("list"), tr("&Details"), QStringLiteral("detailsAction"),
        [this, setId] { openDetails(setId); });
    add(QStringLiteral("pin"), row.isPinned ? tr("Un&pin") : tr("&Pin as baseline"),
        QStringLiteral("pinAction"), [this, row] { m_actions->togglePin(row); })
        ->setEnabled(row.isRanked && !row.shared);
    add(QStringLiteral("pencil"), tr("&Rename"), QStringLiteral("renameAction"), [this, row] {
        m_actions->rename(row);
    })->setEnabled(!row.shared);
    add(QStringLiteral("document"), tr("&Note"), QStringLiteral("noteAction"), [this, row] {
        m_actions->editNote(row);
    })->setEnabled(!row.shared);
    add(QStringLiteral("dollar"), tr("Pr&ices"), QStringLiteral("pricesAction"),
        [this, setId] { m_context->openCosts(setId); });
    add(QStringLiteral("report"), tr("Rep&ort"), QStringLiteral("reportAction"),
        [this, setId] { m_context->showReport(setId); });
    add(QStringLiteral("copy"), tr("&Copy as Markdown"), QStringLiteral("copyAction"),
        [this, setId] { m_exchange->copyMarkdown({setId}); });
    m_teamActions->addTo(menu, row);
    menu->addSeparator();
    add(QStringLiteral("trash"), tr("De&lete"), QStringLiteral("deleteAction"), [this, setId] {
        removeSets({setId});
    })->setEnabled(row.status != RunStatus::Running && !row.shared);
    menu->popup(globalPosition);
}

void LeaderboardPage::removeSets(const QStringList& setIds)
{
    const QSet<QString> wanted(setIds.begin(), setIds.end());
    QList<LeaderboardRow> rows;
    bool isOthersAmongThem = false;
    for (const LeaderboardGroup& group : m_board.groups()) {
        for (const LeaderboardRow& row : group.rows) {
            if (!wanted.contains(row.setId)) {
                continue;
            }
            if (row.shared) {
                isOthersAmongThem = true;
            } else {
                rows.append(row);
            }
        }
    }
    if (isOthersAmongThem) {
        showNotice(true,
                   tr("What others shared isn't deleted here: they withdraw it, or you leave the team."));
    }
    m_actions->remove(rows);
}

void LeaderboardPage::removeCheckedOrCurrent()
{
    const QStringList checked = m_measured->model().checkedSets();
    const QString current = m_measured->currentSet();
    removeSets(!checked.isEmpty() ? checked : current.isEmpty() ? QStringList() : QStringList(current));
}

QStringList LeaderboardPage::exportedSets() const
{
    const QStringList checked = m_measured->model().checkedSets();
    QStringList sets = checked.isEmpty() ? m_measured->shownSets() : checked;
    // A picture is of the first.
    if (const qsizetype current = sets.indexOf(m_measured->currentSet()); current > 0) {
        sets.move(current, 0);
    }
    return sets;
}

void LeaderboardPage::showNotice(bool isError, const QString& sentence)
{
    if (isError) {
        m_banner->tellFailed(sentence);
    } else {
        m_banner->tellSaved(sentence);
    }
}

}  // namespace epochmark
