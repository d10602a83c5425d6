package art.painter.rest;

import art.painter.rest.http.AnyOriginHeader;
import art.painter.rest.http.Authentication;
import art.painter.rest.http.HttpProblems;
import art.painter.rest.http.Json;
import art.painter.rest.http.PlatformProblems;
import art.painter.rest.http.RequestBody;
import art.painter.rest.http.RequestBodySettings;
import art.painter.rest.http.RequestMeter;
import art.painter.rest.http.ResponseBody;
import art.painter.rest.http.RestApplication;
import art.painter.rest.http.RootAuthentication;
import art.painter.rest.http.RouteNames;
import art.painter.rest.http.SecurityHeaders;
import art.painter.rest.http.UnforeseenProblems;
import art.painter.rest.http.UnreadBody;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.servlet.ServletConfig;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.lifecycle.SingletonResourceProvider;
import org.apache.cxf.jaxrs.sse.SseContextProvider;
import org.apache.cxf.jaxrs.sse.SseEventSinkContextProvider;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.osgi.util.converter.Converters;

/** All resources over the fakes, behind the engine that the node has, on a port of this machine. */
final class RestServer {
  // Held on to, or the level is forgotten.
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("org.apache.catalina"), Logger.getLogger("org.apache.coyote"));

  final Fakes.FakeAccounts accounts = new Fakes.FakeAccounts();
  final Fakes.FakeArtworks artworks = new Fakes.FakeArtworks();
  final FakeMetrics metrics = new FakeMetrics();
  final FakeHealth health = new FakeHealth();
  final Fakes.FakeTrainings trainings = new Fakes.FakeTrainings();
  final RecordFakes.FakeReceipts receipts = new RecordFakes.FakeReceipts();
  final TrainingResource trainingResource = new TrainingResource(trainings);
  private final UnreadBody unreadBody = new UnreadBody();
  private final Tomcat tomcat = new Tomcat();

  RestServer(Path work, Map<String, Object> limits) throws Exception {
    QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    tomcat.setBaseDir(work.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("connectionUploadTimeout", "2000");
    Context context = tomcat.addContext("", work.toString());
    open(context, RestApplication.BASE, resources(limits), providers(limits));
    open(
        context,
        "",
        List.of(
            new LogResource(FakeLog.LOG),
            new WellKnownResource(new RecordFakes.FakeKeys()),
            new HealthResource(health),
            new MetricsResource(
                metrics,
                Converters.standardConverter()
                    .convert(
                        Map.of("metrics.networks", limits.getOrDefault("metrics.networks", "")))
                    .to(MetricsResource.Config.class))),
        ofRoot());
    FilterDef filter = new FilterDef();
    filter.setFilterName("body");
    filter.setFilter(unreadBody);
    filter.setAsyncSupported("true");
    FilterMap everywhere = new FilterMap();
    everywhere.setFilterName("body");
    everywhere.addURLPattern("/*");
    context.addFilterDef(filter);
    context.addFilterMap(everywhere);
    tomcat.start();
  }

  private static void open(
      Context context, String base, List<Object> resources, List<Object> providers) {
    Wrapper door = Tomcat.addServlet(context, "at " + base, new Door(resources, providers));
    door.setAsyncSupported(true);
    door.setLoadOnStartup(1);
    context.addServletMappingDecoded(base + "/*", "at " + base);
  }

  int port() {
    return tomcat.getConnector().getLocalPort();
  }

  private List<Object> resources(Map<String, Object> limits) {
    Fakes.FakeLicenses licenses = new Fakes.FakeLicenses();
    RecordFakes.FakeConsents consents = new RecordFakes.FakeConsents();
    Fakes.FakeTestOutputs outputs = new Fakes.FakeTestOutputs();
    Fakes.FakeVerifications verifications = new Fakes.FakeVerifications();
    return List.of(
        new AccountResource(accounts),
        new SessionResource(accounts),
        new MeResource(accounts),
        new ArtworkResource(artworks),
        new ModelResource(new Fakes.FakeModels()),
        new LicenseResource(licenses),
        new TermsResource(licenses),
        new LicenseTierResource(licenses),
        new PlugInResource(new FakePlugIns()),
        new SwapResource(new FakePlugIns()),
        new ReadinessResource(new Fakes.FakeReadiness()),
        new ConsentResource(consents),
        new ConsentStateResource(consents),
        new ConsentWorkResource(consents),
        new RecordResource(new RecordFakes.FakeRecords()),
        new ReceiptResource(receipts, licenses),
        new VerifyResource(
            receipts,
            Converters.standardConverter().convert(limits).to(VerifyResource.Config.class)),
        new ModelTrainingResource(trainings),
        new ModelVersionResource(trainings),
        trainingResource,
        new VersionResource(trainings),
        new VersionTestOutputResource(outputs),
        new TestOutputResource(outputs),
        new VerificationResource(verifications),
        new ReviewResource(verifications),
        new ProviderResource(new Fakes.FakeProviders()),
        new UndecidedTrainingResource(trainings),
        new WebhookResource(
            new Fakes.FakeProviders(),
            Converters.standardConverter()
                .convert(Map.of("most.bytes", 4096))
                .to(WebhookResource.Config.class)),
        new GlossaryResource(),
        new OpenApiResource());
  }

  private List<Object> providers(Map<String, Object> limits) {
    List<Object> providers = new ArrayList<>(ofBoth());
    providers.add(new SseContextProvider());
    providers.add(new SseEventSinkContextProvider());
    providers.add(new Authentication(accounts));
    providers.add(new RequestBody(RequestBodySettings.of(limits)));
    return providers;
  }

  private List<Object> ofRoot() {
    List<Object> providers = new ArrayList<>(ofBoth());
    providers.add(new RootAuthentication(accounts));
    return providers;
  }

  /** What both applications have. */
  private List<Object> ofBoth() {
    return List.of(
        new Json(),
        new SecurityHeaders(),
        new AnyOriginHeader(),
        unreadBody,
        new RouteNames(),
        new RequestMeter(metrics),
        new ResponseBody(),
        new PlatformProblems(),
        new HttpProblems(),
        new UnforeseenProblems());
  }

  void close() throws Exception {
    trainingResource.close();
    tomcat.stop();
    tomcat.destroy();
  }

  private static final class Door extends CXFNonSpringServlet {
    private static final long serialVersionUID = 1L;
    private final transient List<Object> resources;
    private final transient List<Object> providers;

    Door(List<Object> resources, List<Object> providers) {
      this.resources = resources;
      this.providers = providers;
    }

    @Override
    protected void loadBus(ServletConfig config) {
      super.loadBus(config);
      JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
      factory.setBus(getBus());
      factory.setAddress("/");
      factory.setProviders(providers);
      List<Class<?>> classes = new ArrayList<>();
      resources.forEach(resource -> classes.add(resource.getClass()));
      factory.setResourceClasses(classes);
      resources.forEach(
          resource ->
              factory.setResourceProvider(
                  resource.getClass(), new SingletonResourceProvider(resource)));
      factory.create();
    }
  }
}
