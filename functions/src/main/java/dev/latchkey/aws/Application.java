package dev.latchkey.aws;

import dev.latchkey.code.AlignCode;
import dev.latchkey.code.CancelDelivery;
import dev.latchkey.code.ExpireCode;
import dev.latchkey.code.HandParcelOutside;
import dev.latchkey.code.InspectCode;
import dev.latchkey.code.IssueCode;
import dev.latchkey.code.MintPickupToken;
import dev.latchkey.code.PickupLinks;
import dev.latchkey.code.RecordAppliedManifest;
import dev.latchkey.code.RecordPickup;
import dev.latchkey.code.RelocateParcel;
import dev.latchkey.code.RestoreCode;
import dev.latchkey.code.RevokeCode;
import dev.latchkey.code.RotateCode;
import dev.latchkey.code.ShowPickup;
import dev.latchkey.code.SyncLocker;
import dev.latchkey.diagnosis.AskLocker;
import dev.latchkey.diagnosis.DiagnoseDelivery;
import dev.latchkey.diagnosis.LookAtLocker;
import dev.latchkey.diagnosis.ReadHousehold;
import dev.latchkey.diagnosis.ReadSituation;
import dev.latchkey.digest.CountFigures;
import dev.latchkey.digest.MakeDigest;
import dev.latchkey.digest.ReadDigest;
import dev.latchkey.digest.WriteDigest;
import dev.latchkey.fault.AwaitRepair;
import dev.latchkey.fault.CallTechnician;
import dev.latchkey.fault.ClearFault;
import dev.latchkey.fault.CompareFaults;
import dev.latchkey.fault.ContainFault;
import dev.latchkey.fault.Containment;
import dev.latchkey.fault.DiagnoseFault;
import dev.latchkey.fault.FindHandled;
import dev.latchkey.fault.FindJam;
import dev.latchkey.fault.FindOtherInput;
import dev.latchkey.fault.FindParcels;
import dev.latchkey.fault.FindWayOut;
import dev.latchkey.fault.FollowParcel;
import dev.latchkey.fault.OrderTechnician;
import dev.latchkey.fault.RaiseFault;
import dev.latchkey.fault.RecordCommandAnswer;
import dev.latchkey.fault.RecordFaultReport;
import dev.latchkey.fault.ReportRecipientPresent;
import dev.latchkey.fault.ResolveFault;
import dev.latchkey.fault.WakeFault;
import dev.latchkey.fault.WarnRecipients;
import dev.latchkey.incident.CheckSurges;
import dev.latchkey.incident.CountReport;
import dev.latchkey.incident.ReadIncident;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import dev.latchkey.locker.LockerLink;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.ProvisionLocker;
import dev.latchkey.locker.PublishManifest;
import dev.latchkey.locker.RecordReport;
import dev.latchkey.locker.SendCommand;
import dev.latchkey.locker.SigningKeys;
import dev.latchkey.locker.ValidateCode;
import dev.latchkey.locker.WatchPanel;
import dev.latchkey.notice.AwaitNextRound;
import dev.latchkey.notice.AwaitReceipt;
import dev.latchkey.notice.ComposeMessage;
import dev.latchkey.notice.EndNotices;
import dev.latchkey.notice.FindUsableChannel;
import dev.latchkey.notice.JudgeChannel;
import dev.latchkey.notice.MakeUpForSilence;
import dev.latchkey.notice.NoticeTexts;
import dev.latchkey.notice.PlanNotice;
import dev.latchkey.notice.RecordReceipt;
import dev.latchkey.notice.ReplanNotices;
import dev.latchkey.notice.SendMessage;
import dev.latchkey.notice.WakeReceipt;
import dev.latchkey.notice.WarnPreviousContact;
import dev.latchkey.recipient.ChangeContact;
import dev.latchkey.recipient.RecipientReader;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.resend.AcceptResend;
import dev.latchkey.resend.ActOnCause;
import dev.latchkey.resend.ActOnCause.Steps;
import dev.latchkey.resend.AnswerTexts;
import dev.latchkey.resend.AskForHelp;
import dev.latchkey.resend.AwaitApproval;
import dev.latchkey.resend.ExplainResend;
import dev.latchkey.resend.FindHindrance;
import dev.latchkey.resend.LimitResends;
import dev.latchkey.resend.ReadResend;
import dev.latchkey.resend.StartResend;
import dev.latchkey.shipment.AwaitDeposit;
import dev.latchkey.shipment.AwaitPickup;
import dev.latchkey.shipment.AwaitRelease;
import dev.latchkey.shipment.Carriers;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.CloseDelivery;
import dev.latchkey.shipment.ExtendPickup;
import dev.latchkey.shipment.ExtensionLink;
import dev.latchkey.shipment.FindHold;
import dev.latchkey.shipment.HandOverParcel;
import dev.latchkey.shipment.HelpLink;
import dev.latchkey.shipment.InterruptWindow;
import dev.latchkey.shipment.PickupWindow;
import dev.latchkey.shipment.ReadDelivery;
import dev.latchkey.shipment.RecordCarrierEvent;
import dev.latchkey.shipment.RecordDeposit;
import dev.latchkey.shipment.RecordOpening;
import dev.latchkey.shipment.RecordPresence;
import dev.latchkey.shipment.RedirectShipment;
import dev.latchkey.shipment.RegisterShipment;
import dev.latchkey.shipment.VouchDeposit;
import dev.latchkey.shipment.WakeWorkflow;
import dev.latchkey.shipment.Watch;
import dev.latchkey.support.ActOnFinding;
import dev.latchkey.support.ApplyContactChange;
import dev.latchkey.support.AuditClosing;
import dev.latchkey.support.AuditOpening;
import dev.latchkey.support.CarryOut;
import dev.latchkey.support.Cases;
import dev.latchkey.support.CheckContact;
import dev.latchkey.support.CheckDelivery;
import dev.latchkey.support.CheckFaults;
import dev.latchkey.support.CheckIntegrity;
import dev.latchkey.support.CheckLocker;
import dev.latchkey.support.CheckLockers;
import dev.latchkey.support.CheckNotice;
import dev.latchkey.support.CheckRecipient;
import dev.latchkey.support.CheckReservation;
import dev.latchkey.support.DecideApproval;
import dev.latchkey.support.EscalateFault;
import dev.latchkey.support.FindRun;
import dev.latchkey.support.JustifyOpening;
import dev.latchkey.support.ListLockers;
import dev.latchkey.support.OpenAgain;
import dev.latchkey.support.OpenCase;
import dev.latchkey.support.OpenRemotely;
import dev.latchkey.support.ReadApproval;
import dev.latchkey.support.ReadLocker;
import dev.latchkey.support.RefuseChange;
import dev.latchkey.support.ReleaseDelivery;
import dev.latchkey.support.RequestApproval;
import dev.latchkey.support.RequestOpening;
import dev.latchkey.support.ResumeDelivery;
import dev.latchkey.support.WakeStep;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// Wires use cases over their ports: those to AWS in Lambda, others in memory.
///
/// A handler's constructor creates it, takes its use cases, and warms it.
public class Application {

    private final Settings settings;
    private final Clock clock;
    private final Ports ports;

    protected Application(Settings settings, Clock clock, Ports ports) {
        this.settings = settings;
        this.clock = clock;
        this.ports = ports;
    }

    /// The application of the function that is being initialised.
    public static Application create() {
        var surroundings = Surroundings.current();
        var settings = new Settings(surroundings.environment());
        return new Application(
                settings, surroundings.clock(), surroundings.reach().ports(settings, surroundings.clock()));
    }

    /// Makes the first call of every client that the function has asked for, and reads and writes its first
    /// JSON, so that its first event does not pay for it: Lambda gives initialisation its full CPU, and
    /// takes SnapStart's snapshot afterwards, which keeps no connection. Outside Lambda nobody waits for a
    /// first answer, and nothing happens.
    public void warm() {
        switch (settings.initializationType().orElse("")) {
            case "on-demand", "provisioned-concurrency" -> rehearse();
            case "snap-start" -> {
                rehearse();
                ports.disconnect();
            }
            default -> {}
        }
    }

    private void rehearse() {
        JsonText.bytes(JsonObject.parse("{}").asMap());
        ports.prime();
    }

    public Clock clock() {
        return clock;
    }

    public Settings settings() {
        return settings;
    }

    public Carriers carriers() {
        return ports.carriers();
    }

    public Recipients recipients() {
        return ports.recipients();
    }

    public Cases cases() {
        return ports.cases();
    }

    public RecordCarrierEvent recordCarrierEvent() {
        var register = new RegisterShipment(
                ports.carriers(),
                ports.lockers(),
                ports.recipients(),
                ports.deliveries(),
                changeDelivery(),
                recordDeposit(),
                ports.workflows(),
                clock);
        var redirect = new RedirectShipment(
                ports.lockers(), ports.recipients(), ports.deliveries(), changeDelivery(), recordDeposit(), clock);
        return new RecordCarrierEvent(register, redirect, changeDelivery(), awaitDeposit(), clock);
    }

    public CancelDelivery cancelDelivery() {
        return new CancelDelivery(ports.deliveries(), revokeCode(), closeDelivery(), awaitPickup());
    }

    public VouchDeposit vouchDeposit() {
        return new VouchDeposit(ports.deliveries(), ports.lockers(), changeDelivery(), awaitDeposit(), clock);
    }

    public ReadDelivery readDelivery() {
        return new ReadDelivery(ports.deliveries(), findHold());
    }

    public ProvisionLocker provisionLocker() {
        return new ProvisionLocker(ports.lockers(), ports.masterKeys(), signingKeys());
    }

    public RecordDeposit recordDeposit() {
        return new RecordDeposit(ports.lockers(), ports.deliveries(), changeDelivery(), awaitDeposit(), clock);
    }

    public RecordOpening recordOpening() {
        return new RecordOpening(ports.deliveries(), changeDelivery(), clock);
    }

    public RecordPickup recordPickup() {
        return new RecordPickup(
                ports.deliveries(),
                changeDelivery(),
                ports.lockers(),
                ports.codes(),
                revokeCode(),
                closeDelivery(),
                awaitPickup(),
                clock);
    }

    public RecordReport recordReport() {
        return new RecordReport(ports.lockers(), clock);
    }

    public ValidateCode validateCode() {
        return new ValidateCode(ports.lockers(), ports.lockerLink(), clock);
    }

    public AwaitDeposit awaitDeposit() {
        return new AwaitDeposit(
                ports.deliveries(), ports.waits(), wakeWorkflow(), new Watch(settings.watchPolicy()), clock);
    }

    public IssueCode issueCode() {
        return new IssueCode(
                ports.deliveries(),
                changeDelivery(),
                ports.lockers(),
                ports.codes(),
                ports.masterKeys(),
                settings.codePolicy(),
                clock);
    }

    public SyncLocker syncLocker() {
        return new SyncLocker(
                ports.deliveries(), ports.lockers(), publishManifest(), ports.waits(), recordAppliedManifest());
    }

    public RecordAppliedManifest recordAppliedManifest() {
        return new RecordAppliedManifest(ports.lockers(), wakeWorkflow(), ports.deliveries(), changeDelivery(), clock);
    }

    public PlanNotice planNotice() {
        return new PlanNotice(
                ports.deliveries(),
                ports.recipients(),
                ports.attempts(),
                findHold(),
                ports.suspects(),
                judgeChannel(),
                settings.noticePolicy());
    }

    public JudgeChannel judgeChannel() {
        return new JudgeChannel(ports.channelHealth(), settings.healthPolicy(), settings.noticePolicy(), clock);
    }

    public EndNotices endNotices() {
        return new EndNotices(ports.deliveries(), ports.faults(), ports.attempts(), ports.waits(), wakeWorkflow());
    }

    public SendMessage sendMessage() {
        return new SendMessage(
                ports.deliveries(),
                ports.recipients(),
                ports.lockers(),
                ports.attempts(),
                findHold(),
                ports.waits(),
                composeMessage(),
                ports.messengers(),
                recordReceipt(),
                endNotices(),
                ports.channelHealth(),
                clock);
    }

    public FindHold findHold() {
        return new FindHold(ports.recipients(), settings.contactHold(), clock);
    }

    public WarnPreviousContact warnPreviousContact() {
        return new WarnPreviousContact(
                ports.deliveries(),
                changeDelivery(),
                ports.lockers(),
                ports.attempts(),
                findHold(),
                composeMessage(),
                ports.messengers(),
                recordReceipt(),
                clock);
    }

    public AwaitRelease awaitRelease() {
        return new AwaitRelease(ports.deliveries(), findHold(), ports.waits(), wakeWorkflow(), ports.workflows());
    }

    public ReleaseDelivery releaseDelivery() {
        return new ReleaseDelivery(ports.deliveries(), changeDelivery(), findHold(), awaitRelease(), clock);
    }

    public RefuseChange refuseChange() {
        return new RefuseChange(
                ports.deliveries(),
                changeDelivery(),
                ports.recipients(),
                findHold(),
                rotateCode(),
                applyContactChange(),
                openCase(),
                awaitRelease(),
                clock);
    }

    public RotateCode rotateCode() {
        return new RotateCode(
                changeDelivery(), ports.lockers(), ports.codes(), ports.masterKeys(), publishManifest(), clock);
    }

    public ComposeMessage composeMessage() {
        return new ComposeMessage(
                ports.masterKeys(),
                ports.lockers(),
                new NoticeTexts(),
                extensionLink(),
                pickupLinks(),
                helpLink(),
                settings.publicUrl());
    }

    public AwaitNextRound awaitNextRound() {
        return new AwaitNextRound(
                ports.deliveries(), ports.recipients(), ports.waits(), replanNotices(), endNotices(), wakeReceipt());
    }

    public AwaitReceipt awaitReceipt() {
        return new AwaitReceipt(ports.deliveries(), ports.attempts(), ports.waits(), wakeReceipt());
    }

    private WakeReceipt wakeReceipt() {
        return new WakeReceipt(wakeWorkflow());
    }

    public ChangeContact changeContact() {
        return new ChangeContact(ports.recipients(), clock);
    }

    public ApplyContactChange applyContactChange() {
        return new ApplyContactChange(ports.deliveries(), changeDelivery(), replanNotices(), checkContact());
    }

    public CheckContact checkContact() {
        return new CheckContact(
                ports.deliveries(),
                ports.recipients(),
                ports.attempts(),
                ports.suspects(),
                findUsableChannel(),
                openCase());
    }

    public RecordReceipt recordReceipt() {
        return new RecordReceipt(
                ports.attempts(), ports.suspects(), ports.channelHealth(), wakeWorkflow(), makeUpForSilence());
    }

    public MakeUpForSilence makeUpForSilence() {
        return new MakeUpForSilence(ports.deliveries(), ports.attempts(), interruptWindow(), clock);
    }

    public AwaitPickup awaitPickup() {
        return new AwaitPickup(ports.deliveries(), ports.waits(), wakeWorkflow(), pickupWindow());
    }

    public PickupWindow pickupWindow() {
        return new PickupWindow(ports.lockers(), settings.windowPolicy(), clock);
    }

    public AlignCode alignCode() {
        return new AlignCode(ports.deliveries(), ports.codes(), ports.lockers(), publishManifest());
    }

    public ExtendPickup extendPickup() {
        return new ExtendPickup(ports.deliveries(), changeDelivery(), awaitPickup(), settings.windowPolicy(), clock);
    }

    public HelpLink helpLink() {
        return new HelpLink(
                ports.deliveries(), ports.lockers(), ports.masterKeys(), settings.helpLinkValidity(), clock);
    }

    /// Where recipients reach this system, without a slash at its end.
    public String publicUrl() {
        return settings.publicUrl();
    }

    public ExtensionLink extensionLink() {
        return new ExtensionLink(ports.deliveries(), ports.masterKeys(), clock);
    }

    public PickupLinks pickupLinks() {
        return new PickupLinks(ports.deliveries(), ports.lockers(), ports.masterKeys());
    }

    public ShowPickup showPickup() {
        return new ShowPickup(
                pickupLinks(),
                ports.lockers(),
                ports.recipients(),
                findHold(),
                new MintPickupToken(ports.codes(), ports.lockers(), signingKeys()),
                clock);
    }

    public InterruptWindow interruptWindow() {
        return new InterruptWindow(changeDelivery(), awaitPickup(), settings.windowPolicy(), clock);
    }

    public RecordPresence recordPresence() {
        return new RecordPresence(ports.lockers(), interruptWindow(), awaitPickup(), clock);
    }

    public ExpireCode expireCode() {
        return new ExpireCode(changeDelivery(), revokeCode(), pickupWindow(), clock);
    }

    public HandOverParcel handOverParcel() {
        return new HandOverParcel(ports.deliveries(), changeDelivery(), ports.lockers(), ports.returns(), clock);
    }

    public CloseDelivery closeDelivery() {
        return new CloseDelivery(changeDelivery(), ports.lockers(), clock);
    }

    public AuditClosing auditClosing() {
        return new AuditClosing(ports.deliveries(), ports.audit(), clock);
    }

    public OpenCase openCase() {
        return new OpenCase(ports.cases(), ports.deliveries(), ports.attempts(), changeDelivery(), clock);
    }

    public CheckIntegrity checkIntegrity() {
        var findings = new ActOnFinding(
                ports.integrityRecords(),
                ports.cases(),
                openCase(),
                changeDelivery(),
                settings.integrityGrace(),
                clock);
        return new CheckIntegrity(
                ports.deliveries(),
                ports.codes(),
                ports.integrityRecords(),
                checkDelivery(findings),
                new CheckReservation(
                        ports.deliveries(),
                        ports.codes(),
                        ports.lockers(),
                        revokeCode(),
                        publishManifest(),
                        findings,
                        clock),
                ports.fleet(),
                new CheckFaults(new FindHandled(ports.faults()), ports.executions(), escalateFault(), findings));
    }

    private CheckDelivery checkDelivery(ActOnFinding findings) {
        return new CheckDelivery(
                ports.deliveries(),
                ports.waits(),
                awaitDeposit(),
                new RestoreCode(ports.codes(), ports.lockers(), ports.masterKeys(), publishManifest(), clock),
                findRun(),
                resumeDelivery(findings),
                new CheckNotice(ports.attempts(), ports.waits(), ports.executions(), findings, clock),
                new CheckRecipient(ports.deliveries(), ports.recipients(), findings),
                findings);
    }

    private FindRun findRun() {
        return new FindRun(ports.executions());
    }

    private ResumeDelivery resumeDelivery(ActOnFinding findings) {
        return new ResumeDelivery(
                ports.deliveries(),
                ports.waits(),
                findRun(),
                ports.executions(),
                revokeCode(),
                closeDelivery(),
                findings,
                clock);
    }

    public DiagnoseDelivery diagnoseDelivery() {
        return new DiagnoseDelivery(readSituation(), ports.audit());
    }

    private ReadSituation readSituation() {
        return new ReadSituation(
                ports.deliveries(),
                ports.attempts(),
                ports.cases(),
                new InspectCode(ports.codes(), clock),
                findHold(),
                new ReadHousehold(ports.recipients(), ports.suspects(), judgeChannel()),
                new LookAtLocker(ports.lockers(), ports.faults(), watchPanel()),
                findRun(),
                new Watch(settings.watchPolicy()),
                settings.noticePolicy(),
                clock);
    }

    public AskLocker askLocker() {
        return new AskLocker(ports.deliveries(), ports.lockers(), sendCommand(), ports.waits(), wakeWorkflow());
    }

    public ActOnCause actOnCause() {
        var atOnce = new ActOnFinding(
                ports.integrityRecords(), ports.cases(), openCase(), changeDelivery(), Duration.ZERO, clock);
        return new ActOnCause(
                ports.deliveries(),
                findHold(),
                ports.resends(),
                ports.audit(),
                planNotice(),
                ports.workflows(),
                checkDelivery(atOnce),
                orderTechnician(),
                new FindOtherInput(ports.faults()),
                extendPickup(),
                openCase(),
                new Steps(
                        ports.approvals(),
                        ports.proposals(),
                        ports.recipients(),
                        changeDelivery(),
                        awaitDeposit(),
                        endNotices(),
                        rotateCode(),
                        cancelDelivery(),
                        changeContact(),
                        applyContactChange(),
                        releaseDelivery(),
                        openRemotely()),
                clock);
    }

    public AwaitApproval awaitApproval() {
        return new AwaitApproval(
                ports.deliveries(),
                findHold(),
                ports.resends(),
                ports.proposals(),
                requestApproval(),
                new FindHindrance(findHold(), ports.recipients(), ports.proposals(), ports.lockers(), clock),
                ports.waits(),
                new WakeStep(wakeWorkflow()));
    }

    public OrderTechnician orderTechnician() {
        return new OrderTechnician(ports.faults(), ports.lockers(), raiseFault(), callTechnician(), wakeFault());
    }

    public WatchPanel watchPanel() {
        return new WatchPanel(ports.wrongCodes(), settings.guessingPolicy(), clock);
    }

    public RequestApproval requestApproval() {
        return new RequestApproval(ports.approvals(), ports.audit(), settings.approvalValidity(), clock);
    }

    public CheckLocker checkLocker() {
        return new CheckLocker(
                ports.lockers(),
                ports.faults(),
                watchPanel(),
                ports.fleet(),
                raiseFault(),
                clearFault(),
                settings.presencePolicy(),
                clock);
    }

    public CheckLockers checkLockers() {
        return new CheckLockers(
                ports.fleet(), checkLocker(), settings.presencePolicy(), settings.guessingPolicy(), clock);
    }

    public DecideApproval decideApproval() {
        return new DecideApproval(
                ports.approvals(),
                ports.audit(),
                new CarryOut(ports.lockers(), openRemotely(), new WakeStep(wakeWorkflow())),
                clock);
    }

    public ReadApproval readApproval() {
        return new ReadApproval(ports.approvals(), ports.commands());
    }

    public AcceptResend acceptResend() {
        return new AcceptResend(
                ports.resends(),
                ports.proposals(),
                new LimitResends(ports.usage(), settings.resendsPerAgentAndHour(), clock),
                ports.deliveries(),
                ports.recipients(),
                recipientReader(),
                ports.audit(),
                clock);
    }

    public ExplainResend explainResend() {
        return new ExplainResend(
                ports.resends(),
                ports.deliveries(),
                ports.lockers(),
                ports.recipients(),
                countReport(),
                new AnswerTexts(),
                ports.audit(),
                clock);
    }

    public StartResend startResend() {
        return new StartResend(
                ports.resends(),
                ports.proposals(),
                ports.workflows(),
                () -> UUID.randomUUID().toString(),
                clock);
    }

    public AskForHelp askForHelp() {
        return new AskForHelp(startResend(), ports.resends(), clock);
    }

    public ReadResend readResend() {
        return new ReadResend(ports.resends(), ports.progress());
    }

    public OpenRemotely openRemotely() {
        var justify = new JustifyOpening(ports.approvals(), ports.faults(), ports.deliveries(), clock);
        return new OpenRemotely(ports.lockers(), justify, sendCommand(), ports.commands(), ports.audit(), clock);
    }

    public AuditOpening auditOpening() {
        return new AuditOpening(ports.audit(), clock);
    }

    public ReadLocker readLocker() {
        return new ReadLocker(ports.lockers(), ports.faults(), watchPanel(), ports.audit());
    }

    public ListLockers listLockers() {
        return new ListLockers(ports.fleet());
    }

    public RequestOpening requestOpening() {
        return new RequestOpening(ports.lockers(), requestApproval());
    }

    public SendCommand sendCommand() {
        return new SendCommand(ports.commands(), ports.lockerLink(), clock);
    }

    public Containment containment() {
        return new Containment(ports.faults(), sendCommand());
    }

    public WakeFault wakeFault() {
        return new WakeFault(wakeWorkflow());
    }

    public RaiseFault raiseFault() {
        return new RaiseFault(ports.faults(), ports.workflows(), clock);
    }

    public ClearFault clearFault() {
        return new ClearFault(ports.faults(), containment(), interruptWindow(), wakeFault(), endNotices(), clock);
    }

    public CompareFaults compareFaults() {
        return new CompareFaults(ports.faults(), raiseFault(), clearFault(), containment(), clock);
    }

    public RecordFaultReport recordFaultReport() {
        return new RecordFaultReport(raiseFault(), clearFault(), compareFaults());
    }

    public RecordCommandAnswer recordCommandAnswer() {
        return new RecordCommandAnswer(ports.commands(), recordReport(), compareFaults(), clearFault(), wakeWorkflow());
    }

    public DiagnoseFault diagnoseFault() {
        return new DiagnoseFault(
                ports.faults(), ports.lockers(), sendCommand(), ports.waits(), wakeWorkflow(), settings.faultPolicy());
    }

    public ContainFault containFault() {
        return new ContainFault(ports.faults(), ports.commands(), containment());
    }

    public FindParcels findParcels() {
        return new FindParcels(ports.lockers(), ports.deliveries());
    }

    public WarnRecipients warnRecipients() {
        return new WarnRecipients(
                ports.faults(),
                findParcels(),
                ports.deliveries(),
                interruptWindow(),
                ports.workflows(),
                settings.faultPolicy(),
                clock);
    }

    public FindWayOut findWayOut() {
        return new FindWayOut(ports.faults(), ports.deliveries(), ports.lockers(), settings.faultPolicy(), clock);
    }

    public AwaitRepair awaitRepair() {
        return new AwaitRepair(ports.faults(), findWayOut(), clearFault(), ports.waits(), wakeWorkflow(), clock);
    }

    public OpenAgain openAgain() {
        return new OpenAgain(
                ports.faults(),
                findWayOut(),
                openRemotely(),
                sendCommand(),
                ports.audit(),
                ports.waits(),
                wakeWorkflow(),
                clock);
    }

    public CallTechnician callTechnician() {
        return new CallTechnician(
                ports.faults(), ports.lockers(), findParcels(), containment(), ports.technicians(), clock);
    }

    public EscalateFault escalateFault() {
        return new EscalateFault(ports.faults(), findParcels(), openCase(), clock);
    }

    public ReportRecipientPresent reportRecipientPresent() {
        return new ReportRecipientPresent(
                ports.deliveries(), ports.faults(), ports.lockers(), findJam(), wakeFault(), clock);
    }

    public FindJam findJam() {
        return new FindJam(ports.faults());
    }

    public RelocateParcel relocateParcel() {
        return new RelocateParcel(
                ports.deliveries(),
                changeDelivery(),
                ports.lockers(),
                ports.codes(),
                rotateCode(),
                publishManifest(),
                ports.workflows(),
                awaitPickup(),
                clock);
    }

    public HandParcelOutside handParcelOutside() {
        return new HandParcelOutside(changeDelivery(), ports.lockers(), revokeCode(), ports.workflows(), awaitPickup());
    }

    public FollowParcel followParcel() {
        return new FollowParcel(ports.deliveries(), ports.faults(), relocateParcel(), wakeFault(), endNotices());
    }

    public ResolveFault resolveFault() {
        return new ResolveFault(
                ports.faults(), clearFault(), relocateParcel(), handParcelOutside(), wakeFault(), endNotices(), clock);
    }

    public CountReport countReport() {
        return new CountReport(
                ports.reports(), ports.incidents(), ports.cases(), ports.operators(), settings.surgePolicy(), clock);
    }

    public CheckSurges checkSurges() {
        return new CheckSurges(
                ports.reports(), ports.incidents(), ports.cases(), ports.operators(), settings.surgePolicy(), clock);
    }

    public ReadIncident readIncident() {
        return new ReadIncident(ports.incidents());
    }

    public CountFigures countFigures() {
        return new CountFigures(ports.figures(), ports.deliveries(), ports.attempts(), clock);
    }

    public WriteDigest writeDigest() {
        var makeDigest = new MakeDigest(
                ports.figures(), ports.reports(), ports.incidents(), ports.faults(), ports.fleet(), clock);
        return new WriteDigest(makeDigest, ports.digests(), ports.digestMail());
    }

    public ReadDigest readDigest() {
        return new ReadDigest(ports.digests());
    }

    public LockerLink lockerLink() {
        return ports.lockerLink();
    }

    public Lockers lockers() {
        return ports.lockers();
    }

    public RecipientReader recipientReader() {
        return new RecipientReader(ports.phoneNumbers());
    }

    public ReplanNotices replanNotices() {
        return new ReplanNotices(ports.attempts(), ports.waits(), wakeWorkflow());
    }

    public FindUsableChannel findUsableChannel() {
        return new FindUsableChannel(ports.messengers());
    }

    public RevokeCode revokeCode() {
        return new RevokeCode(ports.codes(), ports.lockers(), publishManifest());
    }

    public PublishManifest publishManifest() {
        return new PublishManifest(ports.lockers(), signingKeys(), ports.lockerLink(), clock);
    }

    public SigningKeys signingKeys() {
        return new SigningKeys(ports.lockers(), ports.masterKeys(), longestWindow(), clock);
    }

    /// The longest that a code can live, whatever extends its window.
    private Duration longestWindow() {
        var window = settings.windowPolicy();
        return settings.codePolicy().pickupWindow().plus(window.extension()).plus(window.outageLimit());
    }

    public ChangeDelivery changeDelivery() {
        return new ChangeDelivery(ports.deliveries());
    }

    public WakeWorkflow wakeWorkflow() {
        return new WakeWorkflow(ports.waits(), ports.workflows());
    }
}
