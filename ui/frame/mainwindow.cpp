// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/mainwindow.h"

#include "context/appcontext.h"
#include "frame/dropoverlay.h"
#include "frame/dropwords.h"
#include "frame/firstwindow.h"
#include "frame/helpdialog.h"
#include "frame/hostrunsnotice.h"
#include "frame/interruptednotice.h"
#include "frame/picturetaker.h"
#include "frame/rail.h"
#include "frame/settingsdialog.h"
#include "frame/taborder.h"
#include "pages/benchmark/benchmarkpage.h"
#include "pages/benchmark/setup/dropzone.h"
#include "pages/compare/comparepage.h"
#include "pages/costs/costspage.h"
#include "pages/leaderboard/leaderboardpage.h"
#include "pages/report/reportpage.h"
#include "theme/systemscheme.h"
#include "widgets/savedbanner.h"

#include <QApplication>
#include <QCloseEvent>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>

namespace epochmark {

namespace {

constexpr QSize kSmallest{1024, 640};
constexpr QSize kUsual{1440, 900};
constexpr QSize kFrame{8, 48};  // what a window manager puts around, at most
constexpr int kBannerMargin = 12;

/// A row whose margins are there only while something is shown in it.
class RowWhenShown : public QHBoxLayout {
public:
    using QHBoxLayout::QHBoxLayout;
    QSize sizeHint() const override { return isEmpty() ? QSize(0, 0) : QHBoxLayout::sizeHint(); }
    QSize minimumSize() const override { return isEmpty() ? QSize(0, 0) : QHBoxLayout::minimumSize(); }
};

/// System, the other one, the system's own one kept, and System again.
ColorScheme schemeAfter(ColorScheme scheme)
{
    const ColorScheme same = theme::systemScheme();
    const ColorScheme other = same == ColorScheme::Dark ? ColorScheme::Light : ColorScheme::Dark;
    return scheme == ColorScheme::System ? other : scheme == other ? same : ColorScheme::System;
}

/// The words that settings keep, in the order of MainWindow::Page.
constexpr const char* kPageNames[] = {"benchmark", "leaderboard", "compare", "costs", "report"};

}  // namespace

MainWindow::MainWindow(AppContext* context, std::unique_ptr<Desktop> desktop, QWidget* parent)
    : QMainWindow(parent), m_context(context), m_rail(new Rail), m_pages(new QStackedWidget),
      m_banner(new SavedBanner), m_pictures(new PictureTaker(context, this, m_banner)),
      m_benchmark(new BenchmarkPage(context)), m_desktop(desktop ? std::move(desktop) : Desktop::ofSession()),
      m_announcer(this, &context->settings(), m_desktop.get()), m_warning(new Banner),
      m_openRuns(new HostRunsNotice(context)), m_overlay(new DropOverlay(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Epochmark"));
    setWindowIcon(QIcon(QStringLiteral(":/epochmark/icons/epochmark.svg")));
    setMinimumSize(kSmallest);
    setAcceptDrops(true);
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(makePageColumn(), 1);
    // Holds the focus until somebody asks for it by Tab or click: no ring at the start.
    content->setFocusPolicy(Qt::ClickFocus);
    setCentralWidget(content);
    addPages();
    addShortcuts();
    connectContext();
    restore();
    content->setFocus();
    qApp->installEventFilter(this);
}

QLayout* MainWindow::makePageColumn()
{
    m_banner->setObjectName(QStringLiteral("pictureBanner"));
    m_warning->setObjectName(QStringLiteral("sessionBanner"));
    m_warning->hide();
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (Banner* banner :
         std::initializer_list<Banner*>{m_warning, new InterruptedNotice(m_context), m_openRuns, m_banner}) {
        auto* aside = new RowWhenShown;
        aside->setContentsMargins(kBannerMargin, kBannerMargin, kBannerMargin, 0);
        aside->addWidget(banner);
        column->addLayout(aside);
    }
    column->addWidget(m_pages, 1);
    return column;
}

MainWindow::~MainWindow()
{
    delete m_help;
}

void MainWindow::addPages()
{
    addPage(Page::Benchmark, tr("Benchmark"), QStringLiteral("stopwatch"), m_benchmark);
    addPage(Page::Leaderboard, tr("Leaderboard"), QStringLiteral("bars"), new LeaderboardPage(m_context));
    addPage(Page::Compare, tr("Compare"), QStringLiteral("compare"), new ComparePage(m_context));
    addPage(Page::Costs, tr("Costs"), QStringLiteral("dollar"), new CostsPage(m_context));
    addPage(Page::Report, tr("Report"), QStringLiteral("report"), new ReportPage(m_context));
    connect(m_rail, &Rail::pageChosen, this, [this](int index) { showPage(static_cast<Page>(index)); });
    connect(m_benchmark, &BenchmarkPage::progressChanged, this,
            [this](double share) { m_announcer.showProgress(share); });
    connect(m_benchmark, &BenchmarkPage::runBegins, this, [this] { m_openRuns->setBusy(true); });
    connect(m_benchmark, &BenchmarkPage::runEnded, this, [this](const QString& outcome) {
        m_openRuns->setBusy(false);
        m_announcer.announceEnd(outcome);
        if (m_isClosing) {
            close();
            Q_EMIT ended();
        }
    });
}

void MainWindow::addPage(Page page, const QString& title, const QString& iconName, QWidget* widget)
{
    m_rail->addPage(title, iconName,
                    QString::fromLatin1(kPageNames[static_cast<int>(page)]) + QLatin1String("Button"));
    m_pages->addWidget(widget);
}

void MainWindow::addShortcut(const QKeySequence& keys, const QString& meaning,
                             const std::function<void()>& action)
{
    auto* shortcut = new QShortcut(keys, this);
    shortcut->setWhatsThis(meaning);  // Help lists it
    connect(shortcut, &QShortcut::activated, this, action);
}

void MainWindow::addShortcuts()
{
    for (int i = 0; i < m_pages->count(); ++i) {
        addShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)), m_rail->pageTitle(i),
                    [this, i] { showPage(static_cast<Page>(i)); });
    }
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_O), tr("choose a zip of pictures"), [this] {
        showPage(Page::Benchmark);
        m_benchmark->browse();
    });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), tr("start a run"), [this] {
        showPage(Page::Benchmark);
        m_benchmark->start();
    });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_Period), tr("stop it, keeping what was measured"), [this] {
        if (m_benchmark->isRunning()) {
            m_benchmark->requestStop();
        }
    });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_I), tr("import results"), [this] { importByDialog(); });
    using Way = PictureWish::Way;
    addShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), tr("copy a chart or card as a picture"),
                [this] { m_pictures->takeByKey(m_pages->currentWidget(), Way::Copy); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), tr("save a chart or card as a picture"),
                [this] { m_pictures->takeByKey(m_pages->currentWidget(), Way::Save); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_T), tr("light or dark"),
                [this] { Q_EMIT m_rail->schemeRequested(); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma), tr("settings"), [this] { openSettings(); });
    addShortcut(QKeySequence(QKeySequence::HelpContents), tr("this help"), [this] { openHelp(); });
    addShortcut(QKeySequence(QKeySequence::Quit), tr("quit"), [this] { close(); });
}

void MainWindow::connectContext()
{
    connect(m_context, &AppContext::benchmarkRequested, this, [this] { showPage(Page::Benchmark); });
    connect(m_context, &AppContext::datasetRequested, this, [this] { showPage(Page::Benchmark); });
    connect(m_context, &AppContext::modelFileRequested, this, [this] { showPage(Page::Benchmark); });
    connect(m_context, &AppContext::leaderboardRequested, this, [this] { showPage(Page::Leaderboard); });
    connect(m_context, &AppContext::importRequested, this, [this] { showPage(Page::Leaderboard); });
    connect(m_context, &AppContext::importDialogRequested, this, &MainWindow::importByDialog);
    connect(m_context, &AppContext::compareRequested, this, [this] { showPage(Page::Compare); });
    connect(m_context, &AppContext::teamSettingsRequested, this, [this] { openSettings()->showTeam(); });
    connect(m_context, &AppContext::followRequested, this, [this](const OpenHostRun& run) {
        showPage(Page::Benchmark);
        m_benchmark->follow(run);
    });
    connect(m_context, &AppContext::machineRequested, this, [this] { openSettings()->addMachine(); });
    connect(m_context, &AppContext::costsRequested, this, [this] { showPage(Page::Costs); });
    connect(m_context, &AppContext::reportRequested, this, [this] { showPage(Page::Report); });
    connect(m_desktop.get(), &Desktop::schemePreferred, this,
            [](ColorScheme preferred) { theme::setSystemScheme(*qApp, preferred); });
    connect(m_rail, &Rail::settingsRequested, this, &MainWindow::openSettings);
    connect(m_rail, &Rail::helpRequested, this, &MainWindow::openHelp);
    connect(m_rail, &Rail::schemeRequested, this,
            [this] { setScheme(schemeAfter(m_context->settings().colorScheme())); });
}

void MainWindow::restore()
{
    resize(kUsual.boundedTo(screen()->availableSize() - kFrame));
    restoreGeometry(m_context->settings().windowGeometry());
    m_rail->setScheme(m_context->settings().colorScheme());
    const QString page = m_context->settings().page();
    int index = 0;
    for (int i = 0; i < m_pages->count(); ++i) {
        index = page == QLatin1String(kPageNames[i]) ? i : index;
    }
    showPage(static_cast<Page>(index));
}

void MainWindow::open()
{
    const QSize room = screen()->availableSize() - kFrame;
    if (m_context->settings().windowGeometry().isEmpty() && kUsual.boundedTo(room) != kUsual) {
        showMaximized();  // with its frame around, its lower edge would lie beneath the screen's
    } else {
        show();
    }
}

void MainWindow::startBackgroundWork()
{
    m_desktop->watchScheme();
    m_benchmark->startBackgroundWork();
    m_openRuns->look();
    m_context->team().start();
}

void MainWindow::answer(const StartRequest& request)
{
    if (!request.activationToken.isEmpty()) {
        qputenv("XDG_ACTIVATION_TOKEN", request.activationToken);  // where Qt looks for it
    }
    m_isClosing = false;  // it is wanted again
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    QApplication::alert(this);  // where windows can't come to the front by themselves
    if (!request.dataset.isEmpty()) {
        m_context->useDataset(request.dataset);
    }
}

void MainWindow::warn(const QString& sentence, const QString& detail)
{
    m_warning->setContent(Banner::Kind::Warning, sentence, detail);
    m_warning->show();
}

MainWindow::Page MainWindow::currentPage() const
{
    return static_cast<Page>(m_pages->currentIndex());
}

void MainWindow::showPage(Page page)
{
    m_pages->setCurrentIndex(static_cast<int>(page));
    m_rail->setCurrentPage(static_cast<int>(page));
    m_context->settings().setPage(QString::fromLatin1(kPageNames[static_cast<int>(page)]));
}

void MainWindow::setScheme(ColorScheme scheme)
{
    m_context->settings().setColorScheme(scheme);
    m_rail->setScheme(scheme);
    theme::apply(*qApp, scheme);
}

SettingsDialog* MainWindow::openSettings()
{
    auto* dialog = new SettingsDialog(m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setMeasuring(m_benchmark->isRunning());
    connect(dialog, &SettingsDialog::schemeChosen, this, &MainWindow::setScheme);
    connect(dialog, &SettingsDialog::ghostCountChosen, m_benchmark, &BenchmarkPage::setGhostCount);
    connect(dialog, &SettingsDialog::helpRequested, this, &MainWindow::openHelp);
    dialog->open();
    return dialog;
}

void MainWindow::openHelp()
{
    if (!m_help) {
        m_help = new HelpDialog(this);
        m_help->setAttribute(Qt::WA_DeleteOnClose);
        m_help->move(geometry().center() - m_help->rect().center());
    }
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

/// A part wants to be taken along.
bool MainWindow::event(QEvent* event)
{
    if (event->type() == PictureWish::kind()) {
        const auto* wish = static_cast<PictureWish*>(event);
        m_pictures->take(wish->part(), wish->way());
        return true;
    }
    return QMainWindow::event(event);
}

/// What nobody below has taken: the menu of the card under the pointer, or around what has the keys.
void MainWindow::contextMenuEvent(QContextMenuEvent* event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    QWidget* widget = isByKey ? focusWidget() : childAt(event->pos());
    if (!widget || !m_pages->isAncestorOf(widget) || !m_pictures->openMenu(widget, event->globalPos())) {
        QMainWindow::contextMenuEvent(event);
    }
}

/// Help's key where a dialog has the keys.
bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && watched->isWidgetType() && QApplication::activeModalWidget()
        && static_cast<QKeyEvent*>(event)->matches(QKeySequence::HelpContents)) {
        openHelp();
        return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

bool MainWindow::focusNextPrevChild(bool isForward)
{
    return moveFocusAlongTheEye(this, isForward);
}

void MainWindow::importByDialog()
{
    m_context->dialogs().openFiles(this, tr("Import results"), m_context->settings().exportFolder(),
                                   tr("Results (*.json *.png *.html);;All files (*)"),
                                   [this](const QStringList& paths) { m_context->importFiles(paths); });
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_context->settings().setWindowGeometry(saveGeometry());
    if (!m_benchmark->isRunning()) {
        delete m_help;  // the last window ends the program
        event->accept();
        return;
    }
    event->ignore();
    if (m_benchmark->canLeave()) {
        askAboutHost();
        return;
    }
    if (m_isClosing) {
        return;
    }
    m_context->dialogs().ask(this, tr("A run is in work"),
                             tr("Stop it and close? What was measured so far is stored, unranked."),
                             tr("Stop and close"), [this](bool isAccepted) {
                                 m_isClosing = isAccepted;
                                 if (isAccepted && m_benchmark->isRunning()) {
                                     if (!m_benchmark->isElsewhere()) {  // the line to it may be broken
                                         delete m_help;
                                         hide();  // an engine that is being loaded can't be stopped
                                     }
                                     m_benchmark->requestStop();
                                 } else if (isAccepted) {
                                     close();
                                 }
                             });
}

/// The window stays until the run there has been left, or has stopped and its record is here: the line to it
/// may be broken.
void MainWindow::askAboutHost()
{
    if (findChild<QMessageBox*>(QString(), Qt::FindDirectChildrenOnly) != nullptr) {
        return;  // it is being asked
    }
    m_context->dialogs().choose(
        this, tr("A run on another machine is in work"),
        tr("Leave it running there, or stop it? Left, it is found again at the next start. Stopped, what was "
           "measured so far is stored, unranked, and then the window closes."),
        {tr("Leave it running"), tr("Stop and close")}, [this](int answer) {
            m_isClosing = answer >= 0;
            if (answer < 0) {
                return;
            }
            if (!m_benchmark->isRunning()) {
                close();
            } else if (answer == 0) {
                m_benchmark->leaveRun();
            } else {
                m_benchmark->requestStop();
            }
        });
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QString words = dropwords::meaning(event->mimeData(), m_benchmark->isRunning());
    if (!words.isEmpty()) {
        event->acceptProposedAction();
        m_overlay->say(words);
    }
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*)
{
    m_overlay->hide();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    m_overlay->hide();
    const QString dataset = DropZone::droppedDataset(event->mimeData());
    const QString model = dropwords::modelFile(event->mimeData());
    const QStringList imports = dropwords::imports(event->mimeData());
    event->acceptProposedAction();
    if (!model.isEmpty()) {  // beside a dataset, too
        m_context->useModelFile(model);
    }
    if (!dataset.isEmpty()) {
        m_context->useDataset(dataset);
    } else if (!imports.isEmpty()) {
        m_context->importFiles(imports);
    } else if (dropwords::hasTable(event->mimeData())) {
        m_banner->tellFailed(dropwords::ofTable());
    }
}

}  // namespace epochmark
