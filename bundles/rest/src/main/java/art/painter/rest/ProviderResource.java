package art.painter.rest;

import art.painter.api.training.CostEstimate;
import art.painter.api.training.ProviderDescription;
import art.painter.api.training.Providers;
import art.painter.rest.http.Items;
import art.painter.rest.http.RestApplication;
import java.math.BigDecimal;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Lists the training providers that are there now. */
@Component(service = ProviderResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/providers")
@Produces(MediaType.APPLICATION_JSON)
public final class ProviderResource {
  private final Providers providers;

  @Activate
  public ProviderResource(@Reference Providers providers) {
    this.providers = providers;
  }

  @GET
  public Items<ProviderView> list() {
    return Items.all(
        providers.all().entrySet().stream()
            .map(e -> ProviderView.of(e.getKey(), e.getValue()))
            .toList());
  }

  record ProviderView(
      String id,
      String title,
      String summary,
      BaseModelView baseModel,
      int capacity,
      long pollIntervalMillis,
      boolean remote,
      Optional<CostView> trainingCost) {
    static ProviderView of(String id, ProviderDescription provider) {
      return new ProviderView(
          id,
          provider.title(),
          provider.summary(),
          BaseModelView.of(provider.baseModel()),
          provider.capacity(),
          provider.pollInterval().toMillis(),
          provider.remote(),
          provider.trainingCost().map(CostView::of));
    }
  }

  record CostView(BigDecimal amount, String currency, String basis) {
    static CostView of(CostEstimate cost) {
      return new CostView(cost.amount(), cost.currency(), cost.basis());
    }
  }
}
